package org.claviger.console.tenantoverview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.console.tenantoverview.Concern.Kind;

/** Finds what needs attention, the most pressing first. */
final class Concerns {
    private static final Duration SOON = Duration.ofDays(3);

    /** Fewer a day are people who mistype. */
    private static final long MANY_FAILURES = 5;

    private Concerns() {}

    static List<Concern> of(Findings findings, Instant now) {
        List<Concern> found = new ArrayList<>();
        addKeks(findings, found);
        if (findings.openProposals() > 0) {
            found.add(new Concern(Kind.PROPOSALS_OPEN, findings.openProposals()));
        }
        addEnding(findings, now, found);
        Long failed = findings.figures().failedSignIns();
        if (failed != null && failed >= MANY_FAILURES) {
            found.add(new Concern(Kind.SIGN_INS_FAILED, failed));
        }
        findings.operators().forEach(account -> addAccount(account, now, found));
        List<AccountResponse> enabled =
                findings.operators().stream().filter(AccountResponse::enabled).toList();
        if (enabled.size() == 1) {
            found.add(new Concern(Kind.ONLY_OPERATOR, enabled.get(0).username()));
        }
        return found;
    }

    private static void addKeks(Findings findings, List<Concern> to) {
        if (findings.activeKek().isEmpty()) {
            to.add(new Concern(Kind.KEK_MISSING, ""));
        }
        for (KekResponse kek : findings.livingKeks()) {
            if (kek.state() == KekState.SUSPENDED) {
                to.add(new Concern(Kind.KEK_DISABLED, kek.generation()));
            }
            if (kek.state() == KekState.ACTIVE && kek.nearBound()) {
                to.add(new Concern(Kind.KEK_NEAR_BOUND, kek.generation()));
            }
            if (kek.state() == KekState.COMPROMISED) {
                to.add(new Concern(Kind.KEK_COMPROMISED, kek.generation()));
            }
        }
    }

    private static void addEnding(Findings findings, Instant now, List<Concern> to) {
        long ended = findings.figures().ending().stream()
                .filter(key -> !key.endsAt().isAfter(now))
                .count();
        long ending = findings.figures().ending().size() - ended;
        if (ended > 0) {
            to.add(new Concern(Kind.KEYS_ENDED, ended));
        }
        if (ending > 0) {
            to.add(new Concern(Kind.KEYS_ENDING, ending));
        }
    }

    private static void addAccount(AccountResponse account, Instant now, List<Concern> to) {
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
            to.add(new Concern(Kind.ACCOUNT_LOCKED, account.username()));
        }
        Instant end = account.initialPasswordExpiresAt();
        if (account.enabled() && account.mustChangePassword() && end != null && end.isBefore(now.plus(SOON))) {
            to.add(new Concern(Kind.PASSWORD_EXPIRING, account.username()));
        }
    }
}
