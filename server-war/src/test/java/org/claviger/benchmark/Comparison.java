package org.claviger.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A measure, and its ratio to another, or to the lowest of several, within each round.
 *
 * @param over what it is compared with; empty: nothing
 * @param of what that is called
 * @param goal the least ratio
 */
record Comparison(
        Measure measure,
        List<Measure> over,
        @Nullable String of,
        @Nullable Double goal) implements Line {
    static Comparison of(Measure measure) {
        return new Comparison(measure, List.of(), null, null);
    }

    Comparison over(String what, Measure... others) {
        return new Comparison(measure, List.of(others), what, goal);
    }

    Comparison atLeast(double ratio) {
        return new Comparison(measure, over, of, ratio);
    }

    @Override
    public List<Measure> needs() {
        return Stream.concat(Stream.of(measure), over.stream()).toList();
    }

    @Override
    public Row row(Results results) {
        Optional<String> missing = results.whyMissing(measure);
        if (missing.isPresent()) {
            return Row.missing(measure.name(), measure.connections(), measure.unit(), of, goal, missing.get());
        }
        Double ratio = Results.median(ratios(results));
        return new Row(
                measure.name(),
                measure.connections(),
                results.median(measure, Sample::value),
                measure.unit(),
                ratio,
                of,
                goal,
                (goal == null || ratio == null) ? null : ratio >= goal,
                results.median(measure, Sample::p50),
                results.median(measure, Sample::p99),
                over.stream()
                        .flatMap(other -> results.whyMissing(other).stream())
                        .findFirst()
                        .map(why -> of + ": " + why)
                        .orElse(null));
    }

    private List<Double> ratios(Results results) {
        List<Double> values = results.values(measure);
        List<List<Double>> others = over.stream().map(results::values).toList();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int round = i;
            if (!others.isEmpty() && others.stream().allMatch(other -> other.size() > round)) {
                double lowest = others.stream()
                        .mapToDouble(other -> other.get(round))
                        .min()
                        .orElseThrow();
                ratios.add(values.get(round) / lowest);
            }
        }
        return ratios;
    }
}
