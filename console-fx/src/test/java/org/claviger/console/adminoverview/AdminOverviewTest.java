package org.claviger.console.adminoverview;

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
import org.claviger.api.admin.ExpiringCredentials;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.KekNearBound;
import org.claviger.api.admin.NodeResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.console.adminoverview.Concerns.Kind;
import org.claviger.console.common.AccountConcerns;
import org.claviger.console.common.Concern;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminOverviewTest {
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

    private static NodeResponse node(boolean asked, boolean answering, String... profilesInTrouble) {
        return new NodeResponse(
                UUID.randomUUID(), "kms", asked, NOW, NOW, answering, 100, 5, 2, List.of(profilesInTrouble));
    }

    /** As many proposals are open as sign-ins have failed. */
    private static OverviewResponse overview(
            long many,
            List<NodeResponse> nodes,
            List<KekNearBound> keks,
            List<ExpiringCredentials> expiring,
            HsmProfileStatusResponse... profiles) {
        return new OverviewResponse(NOW, 100, 5, 2, nodes, List.of(profiles), many, many, keks, expiring);
    }

    private static ExpiringCredentials expiring(ExpiringCredentials.Kind kind) {
        return new ExpiringCredentials(UUID.randomUUID(), "north", kind, 2, NOW.plusSeconds(60));
    }

    private static final Findings ILL = new Findings(
            health("DOWN"),
            overview(
                    5,
                    List.of(node(true, true), node(false, false, "north"), node(false, true, "north")),
                    List.of(new KekNearBound(UUID.randomUUID(), "north", 2, 3000, 4000)),
                    List.of(
                            expiring(ExpiringCredentials.Kind.CLIENT_SECRET),
                            expiring(ExpiringCredentials.Kind.CLIENT_CERTIFICATE)),
                    profile(HsmProfileState.BLOCKED),
                    profile(HsmProfileState.FAILING)),
            List.of(tenant(TenantState.ACTIVE, null, 0), tenant(TenantState.DELETING, null, 0)),
            List.of(admin(NOW.plusSeconds(60), NOW.plusSeconds(60))));

    private static List<Enum<?>> concerns(Findings findings) {
        return Concerns.of(findings, NOW).stream().<Enum<?>>map(Concern::kind).toList();
    }

    @Test
    void of_a_server_that_fares_well_nothing_needs_attention() {
        Findings well = new Findings(
                health("UP"),
                overview(
                        0,
                        List.of(node(true, true), node(false, true)),
                        List.of(),
                        List.of(),
                        profile(HsmProfileState.SERVING),
                        profile(HsmProfileState.IDLE)),
                List.of(tenant(TenantState.ACTIVE, UUID.randomUUID(), 2)),
                List.of(admin(null, null), admin(null, NOW.minusSeconds(1))));
        assertThat(concerns(well)).isEmpty();
    }

    @Test
    void what_needs_attention_is_found_the_most_pressing_first() {
        assertThat(concerns(ILL))
                .containsExactly(
                        Kind.DATABASE_DOWN,
                        Kind.NODE_SILENT,
                        Kind.PROFILE_BLOCKED,
                        Kind.PROFILE_FAILING,
                        Kind.PROFILE_IN_TROUBLE_THERE,
                        Kind.KEK_NEAR_BOUND,
                        Kind.PROPOSALS_OPEN,
                        Kind.SIGN_INS_FAILED,
                        AccountConcerns.Kind.ACCOUNT_LOCKED,
                        AccountConcerns.Kind.PASSWORD_EXPIRING,
                        AccountConcerns.Kind.ONLY_ACCOUNT,
                        Kind.TENANT_WITHOUT_PROFILE,
                        Kind.TENANT_WITHOUT_OPERATORS,
                        Kind.TENANT_DELETING,
                        Kind.SECRETS_EXPIRING,
                        Kind.CERTIFICATES_EXPIRING);
    }

    @Test
    void each_concern_has_a_sentence_with_its_values() {
        assertThat(Concerns.of(ILL, NOW)).extracting(Concern::kind).contains(Kind.values());
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Strings strings = Strings.of(AdminOverviewController.class, language);
            for (Concern concern : Concerns.of(ILL, NOW)) {
                assertThat(concern.sentence(strings)).isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void a_rate_is_what_came_between_two_looks() {
        Rates rates = new Rates(10);
        rates.look(NOW, List.of(100L, 5L));
        assertThat(rates.lately()).isEmpty();
        rates.look(NOW.plusSeconds(5), List.of(150L, 5L));
        assertThat(rates.lately()).containsExactly(new Rates.Rate(NOW.plusSeconds(5), List.of(10d, 0d)));
    }

    @Test
    void after_a_start_of_the_server_rates_begin_anew() {
        Rates rates = new Rates(10);
        rates.look(NOW, List.of(100L, 5L));
        rates.look(NOW.plusSeconds(5), List.of(3L, 0L));
        assertThat(rates.lately()).isEmpty();
        rates.look(NOW.plusSeconds(10), List.of(13L, 0L));
        assertThat(rates.lately()).containsExactly(new Rates.Rate(NOW.plusSeconds(10), List.of(2d, 0d)));
    }

    @Test
    void only_the_newest_rates_are_kept() {
        Rates rates = new Rates(2);
        for (int i = 0; i < 5; i++) {
            rates.look(NOW.plusSeconds(i), List.of(10L * i));
        }
        assertThat(rates.lately()).extracting(Rates.Rate::at).containsExactly(NOW.plusSeconds(3), NOW.plusSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.5, 2", "3, 5", "7, 10", "42, 50", "1000, 1000", "1001, 2000"})
    void the_scale_of_a_chart_goes_by_round_numbers(double highest, double top) {
        assertThat(RateChart.roundUp(highest)).isEqualTo(top);
    }

    @Test
    void a_node_that_is_down_tells_so_itself() {
        try (TestServer server = new TestServer()) {
            TestBackground background = new TestBackground();
            server.answer("GET /health", 503, health("DOWN"));
            server.answer("GET /api/v1/admin/overview", 200, overview(0, List.of(), List.of(), List.of()));
            server.answer("GET /api/v1/admin/tenants", 200, new TenantListResponse(List.of(), 0));
            server.answer("GET /api/v1/admin/admins", 200, new AccountListResponse(List.of(), 0));
            AdminOverviewViewModel model = new AdminOverviewViewModel(Sessions.ofAdmin(background, server));
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
