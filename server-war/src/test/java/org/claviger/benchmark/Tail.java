package org.claviger.benchmark;

import java.util.List;

/**
 * How long all but one of a hundred requests take at most.
 *
 * @param below milliseconds: the goal
 */
record Tail(Measure measure, double below) implements Line {
    private static final String UNIT = "ms";

    @Override
    public List<Measure> needs() {
        return List.of(measure);
    }

    @Override
    public Row row(Results results) {
        String name = measure.name() + ", p99";
        Double p99 = results.median(measure, Sample::p99);
        if (p99 == null) {
            String why = results.whyMissing(measure).orElse("it has no times");
            return Row.missing(name, measure.connections(), UNIT, null, below, why);
        }
        return new Row(
                name,
                measure.connections(),
                p99,
                UNIT,
                null,
                null,
                below,
                p99 < below,
                results.median(measure, Sample::p50),
                p99,
                null);
    }
}
