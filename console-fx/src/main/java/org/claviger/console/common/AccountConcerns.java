package org.claviger.console.common;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.account.AccountResponse;

/** Finds what needs attention among accounts of people: all admins, or all operators of a tenant. */
public final class AccountConcerns {
    private static final Duration SOON = Duration.ofDays(3);

    private AccountConcerns() {}

    /** What is the matter. The sentence for the last is each screen's own: it says what one alone can not do. */
    public enum Kind {
        ACCOUNT_LOCKED,
        PASSWORD_EXPIRING,
        ONLY_ACCOUNT
    }

    /** The most pressing first; something can be done about them at {@code place}. */
    public static List<Concern> of(List<AccountResponse> accounts, Instant now, String place) {
        List<Concern> found = new ArrayList<>();
        for (AccountResponse account : accounts) {
            if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
                found.add(Concern.of(Kind.ACCOUNT_LOCKED, place, account.username()));
            }
            Instant end = account.initialPasswordExpiresAt();
            if (account.enabled() && account.mustChangePassword() && end != null && end.isBefore(now.plus(SOON))) {
                found.add(Concern.of(Kind.PASSWORD_EXPIRING, place, account.username()));
            }
        }
        List<AccountResponse> enabled =
                accounts.stream().filter(AccountResponse::enabled).toList();
        if (enabled.size() == 1) {
            found.add(Concern.of(Kind.ONLY_ACCOUNT, place, enabled.get(0).username()));
        }
        return found;
    }
}
