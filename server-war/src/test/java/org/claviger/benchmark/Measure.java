package org.claviger.benchmark;

import java.io.IOException;

/**
 * Something that is measured round by round.
 *
 * @param name what is done
 * @param connections how many clients do it at the same time
 * @param unit of its samples
 * @param taking does it for a while
 */
record Measure(String name, int connections, String unit, Taking taking) {
    /** One that can't be taken here, for a reason. */
    static Measure missing(String name, int connections, String unit, String reason) {
        return new Measure(name, connections, unit, seconds -> {
            throw new NotMeasuredException(reason);
        });
    }

    /** Does it again and again for about so many seconds. */
    interface Taking {
        Sample take(int seconds) throws IOException;
    }
}
