package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.AdoptKekRequest;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.blackbox.HsmAdmin.NewKey;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class KekLifecycleIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final RunningServer.Handle server;

    KekLifecycleIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void one_generated_in_advance_names_tenant_and_generation_and_seals_when_it_is_activated() {
        OwnTenant tenant = OwnTenant.with(server, "kek-generated");
        KekResponse first = tenant.keks().get(0);

        KekResponse second = generateInactive(tenant);

        assertThat(second.state()).isEqualTo(KekState.PRE_ACTIVE);
        assertThat(second.activatedAt()).isNull();
        assertThat(second.generation()).isEqualTo(2);
        assertThat(second.label()).isEqualTo("claviger/kek-generated/2");
        assertThat(second.ckaId()).isEqualTo((tenant.id() + "00000002" + second.id()).replace("-", ""));
        assertThat(attributes(tenant, second).label()).isEqualTo(second.label());
        assertThat(attributes(tenant, second).bits()).isEqualTo(256);
        tenant.newKey("before");
        assertThat(tenant.kek(first.id()).seals()).isPositive();
        assertThat(tenant.kek(second.id()).seals()).isZero();

        tenant.kek(second.id(), "activate");
        tenant.newKey("after");

        assertThat(tenant.kek(second.id()).state()).isEqualTo(KekState.ACTIVE);
        assertThat(tenant.kek(second.id()).activatedAt()).isAfter(second.createdAt());
        assertThat(tenant.kek(second.id()).seals()).isPositive();
        assertThat(tenant.kek(first.id()).state()).isEqualTo(KekState.DEACTIVATED);
        assertThat(tenant.kek(first.id()).deactivatedAt())
                .isEqualTo(tenant.kek(second.id()).activatedAt());
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.kek(second.id(), "activate"))
                        .detail())
                .contains("is ACTIVE");
        assertThat(tenant.keks()).extracting(KekResponse::generation).containsExactly(2, 1);
        assertThat(tenant.trail(Action.KEK_ACTIVATED)).hasSize(2);
        assertThat(tenant.trail(Action.KEK_DEACTIVATED)).hasSize(1);
    }

    @Test
    void a_disabled_one_neither_seals_nor_opens_until_it_is_enabled() {
        OwnTenant tenant = OwnTenant.with(server, "kek-disabled");
        KekResponse kek = tenant.keks().get(0);
        ObjectResponse key = tenant.newKey("key");
        byte[] ciphertext = tenant.encrypt(key.id(), HELLO);

        assertThat(tenant.kek(kek.id(), "disable").state()).isEqualTo(KekState.SUSPENDED);

        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.decrypt(ciphertext))
                        .detail())
                .contains("enable");
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.newKey("another"))
                        .detail())
                .contains("enable");
        Refusal.of(ErrorCode.WRONG_STATE, tenant::rotate);
        Refusal.of(ErrorCode.WRONG_STATE, () -> generateInactive(tenant));
        Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.kek(kek.id(), "disable"));

        assertThat(tenant.kek(kek.id(), "enable").state()).isEqualTo(KekState.ACTIVE);

        assertThat(tenant.decrypt(ciphertext)).isEqualTo(HELLO);
        Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.kek(kek.id(), "enable"));
        assertThat(tenant.trail(Action.KEK_DISABLED)).hasSize(1);
        assertThat(tenant.trail(Action.KEK_ENABLED)).hasSize(1);
    }

    @Test
    void a_compromised_one_is_replaced_first_and_stays_marked_when_it_is_destroyed() {
        OwnTenant tenant = OwnTenant.with(server, "kek-compromised");
        KekResponse kek = tenant.keks().get(0);
        ObjectResponse key = tenant.newKey("key");
        byte[] ciphertext = tenant.encrypt(key.id(), HELLO);

        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.kek(kek.id(), "compromise"))
                        .detail())
                .contains("Rotate");
        tenant.rotate();
        KekResponse compromised = tenant.kek(kek.id(), "compromise");
        assertThat(compromised.state()).isEqualTo(KekState.COMPROMISED);
        assertThat(compromised.compromisedAt()).isNotNull();
        tenant.awaitResealed();
        tenant.accept(tenant.propose(ProposedAction.DESTROY_KEK, kek.id()));

        assertThat(tenant.kek(kek.id()).state()).isEqualTo(KekState.DESTROYED_COMPROMISED);
        assertThat(tenant.kek(kek.id()).destroyedAt()).isNotNull();
        assertThat(tenant.decrypt(ciphertext)).isEqualTo(HELLO);
    }

    @Test
    void one_that_the_hsm_admin_made_is_adopted_by_either_of_its_names() throws Exception {
        OwnTenant tenant = OwnTenant.withoutKek(server, OwnTenant.device(server), "kek-adopted");
        List<String> checkValues = new HsmAdmin(server)
                .make(
                        tenant.token(),
                        NewKey.good("by label", "01"),
                        NewKey.good("by id", "7A2B"),
                        new NewKey("extractable", "03", 256, true, false),
                        new NewKey("short", "04", 128, false, false),
                        new NewKey("wraps", "05", 256, false, true));

        KekResponse first = adopt(tenant, "by label", null);
        assertThat(first.state()).isEqualTo(KekState.ACTIVE);
        assertThat(first.generation()).isEqualTo(1);
        assertThat(first.ckaId()).isEqualTo("01");
        assertThat(first.keyCheckValue()).isEqualTo(checkValues.get(0));
        byte[] ciphertext = tenant.encrypt(tenant.newKey("key").id(), HELLO);

        KekResponse second = tenant.operator()
                .post(OwnTenant.KEKS + "/adopt", new AdoptKekRequest(null, null, "7A2B", false), KekResponse.class);
        assertThat(second.state()).isEqualTo(KekState.PRE_ACTIVE);
        assertThat(second.label()).isEqualTo("by id");
        assertThat(second.keyCheckValue()).isEqualTo(checkValues.get(1));
        tenant.kek(second.id(), "activate");
        tenant.awaitResealed();
        tenant.accept(tenant.propose(ProposedAction.DESTROY_KEK, first.id()));
        assertThat(tenant.decrypt(ciphertext)).isEqualTo(HELLO);
        assertThat(tenant.trail(Action.KEK_ADOPTED)).hasSize(2);

        assertThat(refusedAdoption(tenant, "extractable", null)).contains("extractable");
        assertThat(refusedAdoption(tenant, "short", null)).contains("256 bits");
        assertThat(refusedAdoption(tenant, "wraps", null)).contains("wrap");
        assertThat(refusedAdoption(tenant, "no such key", null)).contains("not on the token");
        assertThat(refusedAdoption(tenant, null, "ff")).contains("not on the token");
        // A destroyed one is not on the token any more, either.
        assertThat(refusedAdoption(tenant, "by label", null)).contains("not on the token");
        assertThat(Refusal.of(ErrorCode.NAME_TAKEN, () -> adoptInactive(tenant, "by id", null))
                        .detail())
                .contains("already");
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> adoptInactive(tenant, "by id", "7a2b"));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> adoptInactive(tenant, null, null));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> adoptInactive(tenant, null, "a"));
    }

    @Test
    void those_of_another_tenant_do_not_exist() {
        ApiClient north = server.operator("north");
        String foreign = OwnTenant.KEKS + "/" + server.tenant("south").kekId();

        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> north.get(foreign, KekResponse.class));
        for (String deed : List.of("activate", "disable", "enable", "compromise")) {
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> north.post(foreign + "/" + deed, null, KekResponse.class));
        }
    }

    @Test
    void none_is_made_in_a_place_that_has_no_profile() {
        assertThat(Refusal.of(
                                ErrorCode.WRONG_STATE,
                                () -> server.operator("north")
                                        .post(
                                                OwnTenant.KEKS,
                                                new GenerateKekRequest(KekPlace.FAILOVER, null),
                                                KekResponse.class))
                        .detail())
                .contains("second HSM profile");
    }

    private static KekResponse generateInactive(OwnTenant tenant) {
        return tenant.operator().post(OwnTenant.KEKS, new GenerateKekRequest(null, false), KekResponse.class);
    }

    private static KekTokenAttributesResponse attributes(OwnTenant tenant, KekResponse kek) {
        return tenant.operator()
                .get(OwnTenant.KEKS + "/" + kek.id() + "/token-attributes", KekTokenAttributesResponse.class);
    }

    private static KekResponse adopt(OwnTenant tenant, @Nullable String label, @Nullable String ckaId) {
        return tenant.operator()
                .post(OwnTenant.KEKS + "/adopt", new AdoptKekRequest(null, label, ckaId, null), KekResponse.class);
    }

    private static KekResponse adoptInactive(OwnTenant tenant, @Nullable String label, @Nullable String ckaId) {
        return tenant.operator()
                .post(OwnTenant.KEKS + "/adopt", new AdoptKekRequest(null, label, ckaId, false), KekResponse.class);
    }

    private static String refusedAdoption(OwnTenant tenant, @Nullable String label, @Nullable String ckaId) {
        return Refusal.of(ErrorCode.HSM_REFUSED, () -> adoptInactive(tenant, label, ckaId))
                .detail();
    }
}
