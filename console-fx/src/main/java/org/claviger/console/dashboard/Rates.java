package org.claviger.console.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes rates of counts that only grow: what came between two looks, by the second. */
final class Rates {
    private @Nullable Count before;

    /** What came since the look before; nothing at the first look, and after a start of the server. */
    Optional<Rate> next(Instant at, long calls, long failures) {
        Count now = new Count(at, calls, failures);
        Count last = before;
        before = now;
        if (last == null || calls < last.calls() || failures < last.failures() || !at.isAfter(last.at())) {
            return Optional.empty();
        }
        double seconds = Duration.between(last.at(), at).toMillis() / 1000d;
        return Optional.of(new Rate(at, (calls - last.calls()) / seconds, (failures - last.failures()) / seconds));
    }

    /** How many by the second. */
    record Rate(Instant at, double calls, double failures) {}

    private record Count(Instant at, long calls, long failures) {}
}
