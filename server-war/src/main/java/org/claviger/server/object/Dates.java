package org.claviger.server.object;

import java.time.Instant;
import org.claviger.api.crypto.LifeDates;

/** Dates of an object that is being made. */
final class Dates {
    private Dates() {}

    /** The same, active from then on. */
    static LifeDates withActivation(LifeDates dates, Instant activation) {
        return new LifeDates(
                activation,
                dates.processStart(),
                dates.protectStop(),
                dates.deactivation(),
                null,
                null,
                dates.destroy());
    }
}
