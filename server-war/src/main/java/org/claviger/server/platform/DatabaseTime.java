package org.claviger.server.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock for whatever is stored: what is told of it at once and what is read of it later are the same. */
public final class DatabaseTime {
    private DatabaseTime() {}

    /** Now, as exactly as the database keeps it: in microseconds. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
