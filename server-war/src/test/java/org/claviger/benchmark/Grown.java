package org.claviger.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * What a measure gives over the ceiling among many keys, over what it gave over the ceiling among few: two runs, each beside
 * its own ceiling, so that a machine that has become slower is not taken for a table that has.
 *
 * @param few the results before
 * @param keys how many there are then
 */
record Grown(Measure measure, Measure ceiling, Results few, int keys) implements Line {
    private static final String OF = "the same among few keys, over JAX-RS echo";
    private static final double GOAL = 0.9;

    @Override
    public List<Measure> needs() {
        return List.of(measure, ceiling);
    }

    @Override
    public Row row(Results many) {
        Row row = share().row(many);
        Double before = share().row(few).ratio();
        String name = String.format(Locale.ROOT, "%s, %,d keys", measure.name(), keys);
        Double after = row.ratio();
        Double median = row.median();
        if (before == null || after == null || median == null) {
            String why = row.note() == null ? "it was not measured among few keys" : row.note();
            return Row.missing(name, measure.connections(), measure.unit(), OF, GOAL, why);
        }
        double ratio = after / before;
        return new Row(
                name,
                measure.connections(),
                median,
                measure.unit(),
                ratio,
                OF,
                GOAL,
                ratio >= GOAL,
                row.p50(),
                row.p99(),
                null);
    }

    private Comparison share() {
        return Comparison.of(measure).over("JAX-RS echo", ceiling);
    }
}
