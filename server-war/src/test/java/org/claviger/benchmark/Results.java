package org.claviger.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rounds gave, measure by measure. */
final class Results {
    private final Map<Measure, List<Sample>> samples = new LinkedHashMap<>();
    private final Map<Measure, String> missing = new LinkedHashMap<>();

    void add(Measure measure, Sample sample) {
        samples.computeIfAbsent(measure, first -> new ArrayList<>()).add(sample);
    }

    /** It failed once: what it gave before is worth nothing. */
    void miss(Measure measure, String reason) {
        samples.remove(measure);
        missing.put(measure, reason);
    }

    boolean misses(Measure measure) {
        return missing.containsKey(measure);
    }

    /** Why there is no figure, if there is none. */
    Optional<String> whyMissing(Measure measure) {
        return Optional.ofNullable(missing.get(measure));
    }

    /** How many were made. */
    int rounds() {
        return samples.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** In its unit, round by round; empty if it was not measured. */
    List<Double> values(Measure measure) {
        return of(measure).stream().map(Sample::value).toList();
    }

    /** Over all rounds, of whatever samples have. */
    @Nullable Double median(Measure measure, Function<Sample, @Nullable Double> what) {
        return median(of(measure).stream()
                .map(what)
                .filter(Objects::nonNull)
                .map(Double.class::cast)
                .toList());
    }

    private List<Sample> of(Measure measure) {
        return samples.getOrDefault(measure, List.of());
    }

    static @Nullable Double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(null);
    }
}
