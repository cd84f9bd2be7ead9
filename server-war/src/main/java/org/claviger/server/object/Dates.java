package org.claviger.server.object;

import java.time.Instant;
import java.util.Objects;
import org.claviger.api.crypto.LifeDates;
import org.jspecify.annotations.Nullable;

/** Dates like others, but for one. */
final class Dates {
    private Dates() {}

    /**
     * The dates that are wanted.
     *
     * @param preActive true: it waits to be activated; else it is active now, unless a date says when
     */
    static LifeDates planned(@Nullable Boolean preActive, @Nullable LifeDates wanted, Instant now) {
        LifeDates dates = Objects.requireNonNullElse(wanted, LifeDates.NONE);
        boolean waits = Boolean.TRUE.equals(preActive) || dates.activation() != null;
        return waits ? dates : withActivation(dates, now);
    }

    private static LifeDates withActivation(LifeDates dates, Instant activation) {
        return new LifeDates(
                activation,
                dates.processStart(),
                dates.protectStop(),
                dates.deactivation(),
                null,
                null,
                dates.destroy());
    }

    static LifeDates withoutProtectStop(LifeDates dates) {
        return withProtectStop(dates, null);
    }

    /** The same, but for another end of protecting if that comes first. */
    static LifeDates withEarlierProtectStop(LifeDates dates, @Nullable Instant end) {
        Instant planned = dates.protectStop();
        return end == null || (planned != null && planned.isBefore(end)) ? dates : withProtectStop(dates, end);
    }

    private static LifeDates withProtectStop(LifeDates dates, @Nullable Instant protectStop) {
        return new LifeDates(
                dates.activation(),
                dates.processStart(),
                protectStop,
                dates.deactivation(),
                dates.compromiseOccurrence(),
                dates.compromise(),
                dates.destroy());
    }
}
