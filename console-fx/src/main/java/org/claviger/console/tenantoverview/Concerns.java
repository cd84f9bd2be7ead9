package org.claviger.console.tenantoverview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.console.common.AccountConcerns;
import org.claviger.console.common.Concern;

/** Finds what needs attention, the most pressing first. */
final class Concerns {
    /** Fewer a day are people who mistype. */
    private static final long MANY_FAILURES = 5;

    private Concerns() {}

    /** What is the matter, beside what may be the matter with accounts. */
    enum Kind {
        KEK_MISSING("keks"),
        KEK_DISABLED("keks"),
        KEK_NEAR_BOUND("keks"),
        KEK_COMPROMISED("keks"),
        KEYS_ENDED("keys"),
        KEYS_ENDING("keys"),
        PROPOSALS_OPEN("proposals"),
        SIGN_INS_FAILED("audit");

        private final String place;

        Kind(String place) {
            this.place = place;
        }

        Concern of(Object value) {
            return Concern.of(this, place, value);
        }
    }

    static List<Concern> of(Findings findings, Instant now) {
        List<Concern> found = new ArrayList<>();
        addKeks(findings, found);
        if (findings.openProposals() > 0) {
            found.add(Kind.PROPOSALS_OPEN.of(findings.openProposals()));
        }
        addEnding(findings, now, found);
        Long failed = findings.figures().failedSignIns();
        if (failed != null && failed >= MANY_FAILURES) {
            found.add(Kind.SIGN_INS_FAILED.of(failed));
        }
        found.addAll(AccountConcerns.of(findings.operators(), now, "operators"));
        return found;
    }

    private static void addKeks(Findings findings, List<Concern> to) {
        if (findings.activeKek().isEmpty()) {
            to.add(Kind.KEK_MISSING.of(""));
        }
        for (KekResponse kek : findings.livingKeks()) {
            if (kek.state() == KekState.SUSPENDED) {
                to.add(Kind.KEK_DISABLED.of(kek.generation()));
            }
            if (kek.state() == KekState.ACTIVE && kek.nearBound()) {
                to.add(Kind.KEK_NEAR_BOUND.of(kek.generation()));
            }
            if (kek.state() == KekState.COMPROMISED) {
                to.add(Kind.KEK_COMPROMISED.of(kek.generation()));
            }
        }
    }

    private static void addEnding(Findings findings, Instant now, List<Concern> to) {
        long ended = findings.figures().ending().stream()
                .filter(key -> !key.endsAt().isAfter(now))
                .count();
        long ending = findings.figures().ending().size() - ended;
        if (ended > 0) {
            to.add(Kind.KEYS_ENDED.of(ended));
        }
        if (ending > 0) {
            to.add(Kind.KEYS_ENDING.of(ending));
        }
    }
}
