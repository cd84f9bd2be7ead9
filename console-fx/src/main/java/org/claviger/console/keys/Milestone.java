package org.claviger.console.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectResponse;
import org.jspecify.annotations.Nullable;

/**
 * A date in a key's life.
 *
 * @param what strings have it as {@code date.WHAT}
 * @param ahead it has not come yet
 */
record Milestone(What what, Instant at, boolean ahead) {
    /** What a date is of, in the order in which life has them. */
    enum What {
        CREATED,
        ACTIVATION,
        PROCESS_START,
        HELD,
        ROTATION,
        PROTECT_STOP,
        COMPROMISE_OCCURRENCE,
        COMPROMISE,
        DEACTIVATION,
        DESTROY
    }

    /** All dates of a key, the earliest first. */
    static List<Milestone> of(ObjectResponse key, Instant now) {
        List<Milestone> all = new ArrayList<>();
        LifeDates dates = key.dates();
        add(all, What.CREATED, key.createdAt(), now);
        add(all, What.ACTIVATION, dates.activation(), now);
        add(all, What.PROCESS_START, dates.processStart(), now);
        add(all, What.HELD, key.hold() == null ? null : key.hold().since(), now);
        add(all, What.ROTATION, key.rotateDate(), now);
        add(all, What.PROTECT_STOP, dates.protectStop(), now);
        add(all, What.COMPROMISE_OCCURRENCE, dates.compromiseOccurrence(), now);
        add(all, What.COMPROMISE, dates.compromise(), now);
        add(all, What.DEACTIVATION, dates.deactivation(), now);
        add(all, What.DESTROY, dates.destroy(), now);
        all.sort(Comparator.comparing(Milestone::at).thenComparing(Milestone::what));
        return all;
    }

    private static void add(List<Milestone> all, What what, @Nullable Instant at, Instant now) {
        if (at != null) {
            all.add(new Milestone(what, at, at.isAfter(now)));
        }
    }
}
