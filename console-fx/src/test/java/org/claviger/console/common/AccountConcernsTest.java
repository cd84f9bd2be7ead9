package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.account.AccountResponse;
import org.claviger.console.adminoverview.AdminOverviewController;
import org.claviger.console.common.AccountConcerns.Kind;
import org.claviger.console.tenantoverview.TenantOverviewController;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountConcernsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

    private static AccountResponse account(
            String name, boolean enabled, @Nullable Instant initialUntil, @Nullable Instant lockedUntil) {
        return new AccountResponse(
                UUID.randomUUID(),
                name,
                name,
                null,
                Set.of("admin"),
                enabled,
                initialUntil != null,
                initialUntil,
                lockedUntil,
                false,
                null,
                NOW,
                0);
    }

    private static List<Concern> of(AccountResponse... accounts) {
        return AccountConcerns.of(List.of(accounts), NOW, "admins");
    }

    @Test
    void the_only_one_is_who_is_enabled_not_who_comes_first() {
        assertThat(of(account("anna", false, null, null), account("bert", true, null, null)))
                .containsExactly(Concern.of(Kind.ONLY_ACCOUNT, "admins", "bert"));
    }

    @Test
    void two_who_can_sign_in_need_no_attention() {
        assertThat(of(account("anna", true, null, NOW.minusSeconds(1)), account("bert", true, null, null)))
                .isEmpty();
    }

    @Test
    void who_is_locked_and_whose_initial_password_is_void_soon_needs_attention() {
        assertThat(of(
                        account("anna", true, NOW.plusSeconds(60), null),
                        account("bert", true, null, NOW.plusSeconds(60)),
                        account("carl", false, NOW.plusSeconds(60), null)))
                .containsExactly(
                        Concern.of(Kind.PASSWORD_EXPIRING, "admins", "anna"),
                        Concern.of(Kind.ACCOUNT_LOCKED, "admins", "bert"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_has_a_sentence_on_both_overviews(Kind kind) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            for (Class<?> screen : List.of(AdminOverviewController.class, TenantOverviewController.class)) {
                assertThat(Concern.of(kind, "admins", "anna").sentence(Strings.of(screen, language)))
                        .contains("anna");
            }
        }
    }
}
