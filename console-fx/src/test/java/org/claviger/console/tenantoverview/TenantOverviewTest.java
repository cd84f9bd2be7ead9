package org.claviger.console.tenantoverview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.EndingKey;
import org.claviger.api.tenant.EndingKey.Why;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KeyCount;
import org.claviger.api.tenant.TenantOverviewResponse;
import org.claviger.console.common.AccountConcerns;
import org.claviger.console.common.Concern;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.claviger.console.tenantoverview.Concerns.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenantOverviewTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:30:00Z");
    private static final TenantOverviewResponse QUIET =
            new TenantOverviewResponse(List.of(), List.of(), List.of(), null);

    private static KekResponse kek(int generation, KekState state, boolean nearBound) {
        return new KekResponse(
                UUID.randomUUID(),
                generation,
                KekPlace.PRIMARY,
                state,
                "softhsm",
                "token",
                "kek-" + generation,
                "0a0b",
                "A1B2C3",
                7,
                1L << 32,
                nearBound,
                NOW,
                null,
                null,
                null,
                state == KekState.DESTROYED ? NOW : null);
    }

    private static AccountResponse operator(
            String name, @Nullable Instant initialUntil, @Nullable Instant lockedUntil) {
        return new AccountResponse(
                UUID.randomUUID(),
                name,
                name,
                null,
                Set.of("operator"),
                true,
                initialUntil != null,
                initialUntil,
                lockedUntil,
                false,
                null,
                NOW,
                0);
    }

    private static EndingKey ending(Instant at) {
        return new EndingKey(UUID.randomUUID(), "invoices", Algorithm.AES, at, Why.CRYPTOPERIOD);
    }

    private static List<Enum<?>> concerns(Findings findings) {
        return Concerns.of(findings, NOW).stream().<Enum<?>>map(Concern::kind).toList();
    }

    @Test
    void of_a_tenant_that_fares_well_nothing_needs_attention() {
        Findings well = new Findings(
                List.of(kek(2, KekState.ACTIVE, false), kek(1, KekState.DESTROYED, true)),
                new TenantOverviewResponse(List.of(), List.of(), List.of(), 4L),
                List.of(operator("olga", null, null), operator("oscar", null, NOW.minusSeconds(1))),
                1,
                0);
        assertThat(concerns(well)).isEmpty();
    }

    @Test
    void what_needs_attention_is_found_the_most_pressing_first() {
        Findings ill = new Findings(
                List.of(kek(3, KekState.SUSPENDED, false), kek(2, KekState.COMPROMISED, false)),
                new TenantOverviewResponse(
                        List.of(), List.of(ending(NOW.minusSeconds(1)), ending(NOW.plusSeconds(60))), List.of(), 5L),
                List.of(operator("olga", NOW.plusSeconds(60), NOW.plusSeconds(60))),
                1,
                2);
        assertThat(concerns(ill))
                .containsExactly(
                        Kind.KEK_MISSING,
                        Kind.KEK_DISABLED,
                        Kind.KEK_COMPROMISED,
                        Kind.PROPOSALS_OPEN,
                        Kind.KEYS_ENDED,
                        Kind.KEYS_ENDING,
                        Kind.SIGN_INS_FAILED,
                        AccountConcerns.Kind.ACCOUNT_LOCKED,
                        AccountConcerns.Kind.PASSWORD_EXPIRING,
                        AccountConcerns.Kind.ONLY_ACCOUNT);
        assertThat(concerns(new Findings(
                        List.of(kek(1, KekState.ACTIVE, true)),
                        QUIET,
                        List.of(operator("olga", null, null), operator("oscar", null, null)),
                        1,
                        0)))
                .containsExactly(Kind.KEK_NEAR_BOUND);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_concern_has_a_sentence_and_a_place(Kind kind) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(Strings.of(TenantOverviewController.class, language).text("concern." + kind, 2))
                    .isNotBlank();
        }
        assertThat(kind.of(2).place()).isIn("keks", "keys", "proposals", "audit");
    }

    @Test
    void every_value_that_a_key_is_made_of_has_a_text() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Strings strings = Strings.of(TenantOverviewController.class, language);
            for (State state : State.values()) {
                assertThat(strings.text("state." + state)).isNotBlank();
            }
            for (KekState state : KekState.values()) {
                assertThat(strings.text("kek.state." + state)).isNotBlank();
            }
            for (Span span : Span.values()) {
                assertThat(strings.text("span." + span)).isNotBlank();
            }
            for (Why why : Why.values()) {
                assertThat(strings.text("ends." + why, "")).isNotBlank();
                assertThat(strings.text("ended." + why, "")).isNotBlank();
            }
        }
    }

    @Test
    void a_day_has_24_hours_those_in_which_nothing_was_among_them() {
        List<HourOfUse> told = List.of(
                new HourOfUse(Instant.parse("2026-11-25T20:00:00Z"), 1, 1),
                new HourOfUse(Instant.parse("2026-11-26T20:00:00Z"), 7, 2));
        List<HourOfUse> hours = UseOverTime.of(told, Span.DAY, NOW, ZoneOffset.UTC);
        assertThat(hours).hasSize(24);
        assertThat(hours.get(23)).isEqualTo(told.get(1));
        assertThat(hours.subList(0, 23)).allMatch(hour -> hour.uses() == 0 && hour.refused() == 0);
    }

    @Test
    void days_are_those_of_this_machine() {
        List<HourOfUse> told = List.of(
                new HourOfUse(Instant.parse("2026-11-25T22:00:00Z"), 1, 0),
                new HourOfUse(Instant.parse("2026-11-25T23:00:00Z"), 10, 0),
                new HourOfUse(Instant.parse("2026-11-26T19:00:00Z"), 100, 3));
        List<HourOfUse> days = UseOverTime.of(told, Span.WEEK, NOW, ZoneId.of("Europe/Berlin"));
        assertThat(days).hasSize(7);
        assertThat(days.get(6)).isEqualTo(new HourOfUse(Instant.parse("2026-11-25T23:00:00Z"), 110, 3));
        assertThat(days.get(5).uses()).isEqualTo(1);
    }

    @Test
    void another_span_asks_anew() {
        try (TestServer server = new TestServer()) {
            TestBackground background = new TestBackground();
            server.answer("GET /api/v1/tenant/keks", 200, new KekListResponse(List.of()))
                    .answer(
                            "GET /api/v1/tenant/overview",
                            200,
                            new TenantOverviewResponse(
                                    List.of(
                                            new KeyCount(State.ACTIVE, Algorithm.AES, 2),
                                            new KeyCount(State.DESTROYED, null, 1)),
                                    List.of(),
                                    List.of(),
                                    null))
                    .answer("GET /api/v1/tenant/operators", 200, new AccountListResponse(List.of(), 0))
                    .answer("GET /api/v1/tenant/clients", 200, new ClientListResponse(List.of(), 3))
                    .answer("GET /api/v1/tenant/proposals", 200, new ProposalListResponse(List.of(), 1));
            TenantOverviewViewModel model = new TenantOverviewViewModel(
                    Sessions.ofOperator(background, server), Clock.fixed(NOW, ZoneOffset.UTC));
            model.enter();
            background.work();
            assertThat(model.concerns()).extracting(Concern::kind).contains(Kind.KEK_MISSING, Kind.PROPOSALS_OPEN);
            assertThat(model.uses()).hasSize(24);
            assertThat(model.findingsProperty().get()).satisfies(found -> {
                assertThat(found).isNotNull();
                assertThat(found.keys()).isEqualTo(3);
                assertThat(found.clients()).isEqualTo(3);
            });
            long asked = count(server);
            model.spanProperty().set(Span.MONTH);
            background.work();
            assertThat(count(server)).isEqualTo(asked + 1);
            assertThat(model.uses()).hasSize(30);
        }
    }

    private static long count(TestServer server) {
        return server.requests().stream()
                .filter("GET /api/v1/tenant/overview"::equals)
                .count();
    }
}
