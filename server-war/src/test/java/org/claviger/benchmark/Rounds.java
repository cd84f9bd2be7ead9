package org.claviger.benchmark;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * Measures everything in turn, and again, so that a machine's moods meet all alike.
 *
 * @param rounds at most
 * @param seconds of each measure in a round
 * @param warmUpSeconds of each before the first round, whose figures count for nothing
 * @param deadline of {@link System#nanoTime}: no round begins that would hardly be over by then, but for the first
 */
record Rounds(int rounds, int seconds, int warmUpSeconds, long deadline) {
    /** Whatever fails is left out from then on, and is not measured. */
    Results of(Collection<Measure> measures) {
        Results results = new Results();
        for (Measure measure : measures) {
            take(measure, warmUpSeconds, results, false);
        }
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            for (Measure measure : measures) {
                take(measure, seconds, results, true);
            }
            long now = System.nanoTime();
            Progress.say("round %d of %d: %d s", i + 1, rounds, TimeUnit.NANOSECONDS.toSeconds(now - begun));
            if (now + (now - begun) - deadline > 0) {
                break;
            }
        }
        return results;
    }

    private static void take(Measure measure, int seconds, Results results, boolean counts) {
        if (results.misses(measure)) {
            return;
        }
        try {
            Sample sample = measure.taking().take(seconds);
            if (counts) {
                results.add(measure, sample);
            }
        } catch (IOException | RuntimeException e) {
            results.miss(measure, String.valueOf(e.getMessage()));
        }
    }
}
