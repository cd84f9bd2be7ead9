package org.claviger.console.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantsViewModelTest {
    private static final String TENANTS = "/api/v1/admin/tenants";
    private static final TenantResponse EAST = tenant("east", "East Utilities", null);
    private static final String OPERATORS = "POST " + TENANTS + "/" + EAST.id() + "/operators";
    private static final HsmProfileResponse PROFILE = new HsmProfileResponse(
            UUID.randomUUID(),
            "softhsm",
            UUID.randomUUID(),
            "Rack 4",
            "claviger-east",
            Set.of(HsmAlgorithm.AES),
            null,
            null,
            Instant.EPOCH,
            0);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<List<IssuedCredential>>> made = new ArrayList<>();
    private final TenantsViewModel model = new TenantsViewModel(Sessions.ofAdmin(background, server));

    private static TenantResponse tenant(String name, String displayName, @Nullable String profile) {
        return new TenantResponse(
                UUID.randomUUID(),
                name,
                displayName,
                null,
                profile,
                null,
                null,
                1,
                TenantState.ACTIVE,
                null,
                Instant.EPOCH,
                0);
    }

    @BeforeEach
    void load() {
        server.answer(
                "GET " + TENANTS,
                200,
                new TenantListResponse(
                        List.of(tenant("north", "North Region", "softhsm"), tenant("archive", "Old things", null)), 2));
        server.answer("GET /api/v1/admin/hsm-profiles", 200, new HsmProfileListResponse(List.of(PROFILE), 1));
        server.answer("POST " + TENANTS, 201, EAST);
        server.answer(OPERATORS, 201, new OperatorCredentialsResponse(List.of(password("olga"), password("oscar"))));
        model.enter();
        background.work();
    }

    private static InitialPassword password(String username) {
        return new InitialPassword(UUID.randomUUID(), username, Secret.of("initial of " + username), Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tenants_are_listed_as_the_server_has_them() {
        assertThat(model.tenants().rows()).extracting(TenantResponse::name).containsExactly("north", "archive");
    }

    @Test
    void a_failover_profile_is_linked_and_unlinked_at_a_place_of_its_own() {
        String path = TENANTS + "/" + EAST.id() + "/failover-hsm-profile";
        server.answer("PUT " + path, 200, EAST);
        server.answer("DELETE " + path, 200, EAST);
        List<TenantResponse> done = new ArrayList<>();
        LinkForm link = model.link(EAST, model.door()::linkFailover, outcome -> done.add(outcome.result()));
        background.work();
        link.profile().set(link.profiles().get(0));
        link.form().goOn();
        background.work();
        assertThat(server.body("PUT " + path)).contains(PROFILE.id().toString());
        model.door().unlinkFailover(EAST);
        assertThat(server.requests()).contains("DELETE " + path);
        assertThat(done).hasSize(1);
    }

    /** The steps, filled up to the last button. */
    private TenantForm filled() {
        TenantForm form = model.creation(made::add);
        background.work();
        form.nameProperty().set("east");
        form.displayNameProperty().set("East Utilities");
        form.form().goOn();
        form.form().goOn();
        form.first().usernameProperty().set("olga");
        form.first().displayNameProperty().set("Olga Orlova");
        form.second().usernameProperty().set("oscar");
        form.second().displayNameProperty().set("Oscar Ono");
        return form;
    }

    @Test
    void the_only_profile_is_chosen_for_a_start() {
        assertThat(filled().profileProperty().get()).isEqualTo(PROFILE);
    }

    @Test
    void a_tenant_comes_with_the_initial_passwords_of_its_operators() {
        filled().form().goOn();
        background.work();
        assertThat(Objects.requireNonNull(made.get(0).result()))
                .extracting(IssuedCredential::name)
                .containsExactly("olga", "oscar");
        assertThat(server.body("POST " + TENANTS)).contains(PROFILE.id().toString());
    }

    @Test
    void a_tenant_that_was_made_is_not_made_again_when_its_operators_are_tried_again() {
        server.refuse(OPERATORS, ErrorCode.DATABASE_UNAVAILABLE);
        TenantForm form = filled();
        form.form().goOn();
        background.work();
        assertThat(made).isEmpty();
        assertThat(model.deeds().activity().faultProperty().get()).isNotNull();

        server.answer(OPERATORS, 201, new OperatorCredentialsResponse(List.of(password("olga"), password("oscar"))));
        form.form().goOn();
        background.work();
        assertThat(made).hasSize(1);
        assertThat(server.requests()).filteredOn(("POST " + TENANTS)::equals).hasSize(1);
    }

    @Test
    void two_operators_need_two_names() {
        TenantForm form = filled();
        assertThat(form.form().completeProperty().get()).isTrue();
        form.second().usernameProperty().set("Olga");
        assertThat(form.form().completeProperty().get()).isFalse();
    }

    @Test
    void a_name_is_one_that_the_server_takes() {
        TenantForm form = model.creation(made::add);
        form.displayNameProperty().set("East Utilities");
        form.nameProperty().set("East!");
        assertThat(form.form().completeProperty().get()).isFalse();
        form.nameProperty().set("east-1");
        assertThat(form.form().completeProperty().get()).isTrue();
    }
}
