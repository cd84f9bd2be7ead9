package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.account.RoleRequest;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.EndingKey;
import org.claviger.api.tenant.EndingKey.Why;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.api.tenant.KeyCount;
import org.claviger.api.tenant.TenantOverviewResponse;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class TenantOverviewIT {
    private static final String OVERVIEW = "/api/v1/tenant/overview";

    private final RunningServer.Handle server;

    TenantOverviewIT(RunningServer.Handle server) {
        this.server = server;
    }

    private OwnTenant tenant() {
        return OwnTenant.with(server, "seen-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static TenantOverviewResponse overview(ApiClient operator) {
        return operator.get(OVERVIEW, TenantOverviewResponse.class);
    }

    private static ObjectResponse key(
            OwnTenant tenant, String name, @Nullable Integer cryptoperiodDays, boolean rotates, @Nullable Instant end) {
        return tenant.client()
                .post(
                        OwnTenant.KEYS,
                        new CreateKeyRequest(
                                name,
                                Algorithm.AES,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new KeyPolicy(null, null, null, null, null, cryptoperiodDays, rotates),
                                new LifeDates(null, null, null, end, null, null, null),
                                null,
                                null),
                        ObjectResponse.class);
    }

    @Test
    void keys_are_counted_by_state_and_algorithm_in_ones_own_tenant() {
        OwnTenant tenant = tenant();
        Objects objects = new Objects(tenant.client());
        objects.create(Algorithm.AES);
        objects.create(Algorithm.AES);
        objects.create(Algorithm.HMAC_SHA256);
        objects.revoke(objects.create(Algorithm.AES).id(), Reason.SUPERSEDED);
        assertThat(overview(tenant.operator()).keys())
                .containsExactly(
                        new KeyCount(State.ACTIVE, Algorithm.AES, 2),
                        new KeyCount(State.ACTIVE, Algorithm.HMAC_SHA256, 1),
                        new KeyCount(State.DEACTIVATED, Algorithm.AES, 1));
        assertThat(overview(tenant().operator()).keys()).isEmpty();
    }

    @Test
    void keys_that_soon_protect_no_more_are_told_the_soonest_first_unless_they_rotate_by_themselves() {
        OwnTenant tenant = tenant();
        key(tenant, "far", 300, false, null);
        key(tenant, "rotates", 5, true, null);
        key(tenant, "month", 20, false, null);
        key(tenant, "week", null, false, Instant.now().plus(7, ChronoUnit.DAYS));
        key(tenant, "both", 10, false, Instant.now().plus(3, ChronoUnit.DAYS));
        assertThat(overview(tenant.operator()).ending())
                .extracting(EndingKey::name, EndingKey::why)
                .containsExactly(
                        tuple("both", Why.DEACTIVATION),
                        tuple("week", Why.DEACTIVATION),
                        tuple("month", Why.CRYPTOPERIOD));
        assertThat(tenant.operator()
                        .get(OVERVIEW + "?days=366", TenantOverviewResponse.class)
                        .ending())
                .extracting(EndingKey::name)
                .contains("far")
                .doesNotContain("rotates");
    }

    @Test
    void uses_refusals_and_failed_sign_ins_are_counted_by_the_hour() {
        OwnTenant tenant = tenant();
        UUID key = tenant.newKey("used").id();
        byte[] sealed = tenant.encrypt(key, "one".getBytes(StandardCharsets.UTF_8));
        tenant.encrypt(key, "two".getBytes(StandardCharsets.UTF_8));
        tenant.decrypt(sealed);
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> tenant.client().get(OVERVIEW, TenantOverviewResponse.class));
        for (int i = 0; i < 2; i++) {
            Refusal.of(
                    ErrorCode.NOT_AUTHENTICATED,
                    () -> server.api()
                            .post(
                                    Staff.LOGIN,
                                    LoginRequest.of(tenant.name(), "olga", Secret.of("not the password")),
                                    LoginResponse.class));
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            TenantOverviewResponse now = overview(tenant.operator());
            assertThat(now.hours().stream().mapToLong(HourOfUse::uses).sum()).isEqualTo(3);
            assertThat(now.hours().stream().mapToLong(HourOfUse::refused).sum()).isEqualTo(3);
            assertThat(now.failedSignIns()).isEqualTo(2);
        });
        assertThat(overview(tenant.operator()).hours())
                .allSatisfy(
                        hour -> assertThat(hour.start()).isEqualTo(hour.start().truncatedTo(ChronoUnit.HOURS)));
    }

    @Test
    void who_may_not_read_the_trail_is_not_told_of_failed_sign_ins() {
        Staff staff = Staff.of(server);
        ProposalResponse role = staff.ada()
                .api()
                .post(
                        "/api/v1/tenant/roles",
                        new RoleRequest("onlooker", Set.of(Permission.VIEW)),
                        ProposalResponse.class);
        staff.accept(role);
        ApiClient onlooker = staff.hire("olaf", "onlooker").api();
        assertThat(overview(onlooker).failedSignIns()).isNull();
        assertThat(overview(staff.ada().api()).failedSignIns()).isNotNull();
    }

    @Test
    void more_hours_than_a_month_has_are_refused() {
        ApiClient operator = Staff.of(server).ada().api();
        Refusal.of(
                ErrorCode.INVALID_REQUEST, () -> operator.get(OVERVIEW + "?hours=745", TenantOverviewResponse.class));
    }
}
