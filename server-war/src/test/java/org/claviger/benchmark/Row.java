package org.claviger.benchmark;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table, and of {@code bench.json}.
 *
 * @param connections how many clients at the same time
 * @param median of the rounds; absent: it was not measured
 * @param ratio median of the ratios within each round
 * @param of what the ratio is over
 * @param goal the least ratio; without one, the most of {@code median}
 * @param met whether the goal is; absent if there is none, or nothing was measured
 * @param p50 milliseconds
 * @param p99 milliseconds; of a closed loop, which understates it
 * @param note why it was not measured, or what has to be known of the figure
 */
@JsonbPropertyOrder({"name", "connections", "median", "unit", "ratio", "of", "goal", "met", "p50", "p99", "note"})
public record Row(
        String name,
        int connections,
        @Nullable Double median,
        String unit,
        @Nullable Double ratio,
        @Nullable String of,
        @Nullable Double goal,
        @Nullable Boolean met,
        @Nullable Double p50,
        @Nullable Double p99,
        @Nullable String note) {

    /** A figure by itself. */
    static Row figure(String name, int connections, double value, String unit) {
        return new Row(name, connections, value, unit, null, null, null, null, null, null, null);
    }

    /** None. */
    static Row missing(
            String name, int connections, String unit, @Nullable String of, @Nullable Double goal, String why) {
        return new Row(name, connections, null, unit, null, of, goal, null, null, null, why);
    }
}
