package org.claviger.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.HealthResponse;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.claviger.console.dashboard.Concern.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DashboardTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

    private static HealthResponse health(String database) {
        return new HealthResponse("UP", List.of(new HealthResponse.Check("database", database)));
    }

    private static HsmProfileStatusResponse profile(HsmProfileState state) {
        return new HsmProfileStatusResponse(UUID.randomUUID(), "softhsm", state, 1, 1, 0, 32, 10, 2, 1000, null, null);
    }

    private static TenantResponse tenant(TenantState state, @Nullable UUID profile, int operators) {
        return new TenantResponse(
                UUID.randomUUID(), "east", "East", profile, null, null, null, operators, state, null, NOW, 0);
    }

    private static AccountResponse admin(@Nullable Instant initialUntil, @Nullable Instant lockedUntil) {
        return new AccountResponse(
                UUID.randomUUID(),
                "anton",
                "Anton",
                null,
                Set.of("admin"),
                true,
                initialUntil != null,
                initialUntil,
                lockedUntil,
                false,
                null,
                NOW,
                0);
    }

    private static List<Kind> concerns(Findings findings) {
        return Concerns.of(findings, NOW).stream().map(Concern::kind).toList();
    }

    @Test
    void of_a_server_that_fares_well_nothing_needs_attention() {
        Findings well = new Findings(
                health("UP"),
                List.of(profile(HsmProfileState.SERVING), profile(HsmProfileState.IDLE)),
                List.of(tenant(TenantState.ACTIVE, UUID.randomUUID(), 2)),
                List.of(admin(null, null), admin(null, NOW.minusSeconds(1))),
                0);
        assertThat(concerns(well)).isEmpty();
    }

    @Test
    void what_needs_attention_is_found_the_most_pressing_first() {
        Findings ill = new Findings(
                health("DOWN"),
                List.of(profile(HsmProfileState.BLOCKED), profile(HsmProfileState.FAILING)),
                List.of(tenant(TenantState.ACTIVE, null, 0), tenant(TenantState.DELETING, null, 0)),
                List.of(admin(NOW.plusSeconds(60), NOW.plusSeconds(60))),
                3);
        assertThat(concerns(ill))
                .containsExactly(
                        Kind.DATABASE_DOWN,
                        Kind.PROFILE_BLOCKED,
                        Kind.PROFILE_FAILING,
                        Kind.PROPOSALS_OPEN,
                        Kind.ACCOUNT_LOCKED,
                        Kind.PASSWORD_EXPIRING,
                        Kind.ONLY_ADMIN,
                        Kind.TENANT_WITHOUT_PROFILE,
                        Kind.TENANT_WITHOUT_OPERATORS,
                        Kind.TENANT_DELETING);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_concern_has_a_sentence(Kind kind) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(Strings.of(DashboardController.class, language).text("concern." + kind, 1))
                    .isNotBlank();
        }
    }

    @Test
    void a_rate_is_what_came_between_two_looks() {
        Rates rates = new Rates();
        assertThat(rates.next(NOW, 100, 5)).isEmpty();
        assertThat(rates.next(NOW.plusSeconds(5), 150, 5)).contains(new Rates.Rate(NOW.plusSeconds(5), 10, 0));
    }

    @Test
    void after_a_start_of_the_server_rates_begin_anew() {
        Rates rates = new Rates();
        rates.next(NOW, 100, 5);
        assertThat(rates.next(NOW.plusSeconds(5), 3, 0)).isEmpty();
        assertThat(rates.next(NOW.plusSeconds(10), 13, 0)).contains(new Rates.Rate(NOW.plusSeconds(10), 2, 0));
    }

    @Test
    void a_node_that_is_down_tells_so_itself() {
        try (TestServer server = new TestServer()) {
            TestBackground background = new TestBackground();
            server.answer("GET /health", 503, health("DOWN"));
            server.answer("GET /api/v1/admin/hsm-profiles", 200, new HsmProfileListResponse(List.of(), 0));
            server.answer("GET /api/v1/admin/tenants", 200, new TenantListResponse(List.of(), 0));
            server.answer("GET /api/v1/admin/admins", 200, new AccountListResponse(List.of(), 0));
            server.answer("GET /api/v1/admin/proposals", 200, new ProposalListResponse(List.of(), 0));
            DashboardViewModel model = new DashboardViewModel(Sessions.ofAdmin(background, server));
            model.enter();
            background.work();
            assertThat(model.concerns()).extracting(Concern::kind).containsExactly(Kind.DATABASE_DOWN);
            server.refuse("GET /api/v1/admin/tenants", ErrorCode.DATABASE_UNAVAILABLE);
            model.look();
            background.work();
            assertThat(model.looking().faultProperty().get()).isNotNull();
            assertThat(model.concerns()).hasSize(1);
        }
    }
}
