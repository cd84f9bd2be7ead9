package org.claviger.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures everything in turn, and again, so that a machine's moods meet all alike.
 *
 * @param rounds at most
 * @param seconds of each measure in a round
 * @param warmUpSeconds of all together at most, before the first round; these figures count for nothing
 * @param deadline of {@link System#nanoTime}: no round begins that would hardly be over by then, but for the first
 */
record Rounds(int rounds, int seconds, int warmUpSeconds, long deadline) {
    /** What has become faster by less than this has settled. */
    private static final double SETTLED = 1.05;

    /** Whatever fails is left out from then on, and is not measured. */
    Results of(Collection<Measure> measures) {
        Results results = new Results();
        warmUp(measures, results);
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            for (Measure measure : measures) {
                take(measure, results).ifPresent(sample -> results.add(measure, sample));
            }
            long now = System.nanoTime();
            Progress.say("round %d of %d: %d s", i + 1, rounds, TimeUnit.NANOSECONDS.toSeconds(now - begun));
            if (now + (now - begun) - deadline > 0) {
                break;
            }
        }
        return results;
    }

    /** Again and again whatever still becomes faster: the JVM compiles what has proved hot, and that takes its time. */
    private void warmUp(Collection<Measure> measures, Results results) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
        Map<Measure, Double> last = new HashMap<>();
        List<Measure> growing = new ArrayList<>(measures);
        while (!growing.isEmpty() && System.nanoTime() - end < 0) {
            growing.removeIf(measure -> {
                double now = take(measure, results).map(Sample::value).orElse(0.0);
                Double before = last.put(measure, now);
                return now == 0 || (before != null && now < before * SETTLED);
            });
        }
        Progress.say("warm, but for %d of %d measures", growing.size(), measures.size());
    }

    private Optional<Sample> take(Measure measure, Results results) {
        if (results.misses(measure)) {
            return Optional.empty();
        }
        try {
            return Optional.of(measure.taking().take(seconds));
        } catch (IOException | RuntimeException e) {
            results.miss(measure, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
