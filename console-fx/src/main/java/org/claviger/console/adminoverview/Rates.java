package org.claviger.console.adminoverview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Makes rates of counts that only grow: what came between two looks, by the second. Keeps those of the last minutes. */
final class Rates {
    private final ObservableList<Rate> lately = FXCollections.observableArrayList();
    private final int most;
    private @Nullable Count before;

    /** Keeps the newest {@code most}. */
    Rates(int most) {
        this.most = most;
    }

    /** Adds what came since the look before; nothing at the first look, and after a start of the server. */
    void look(Instant at, List<Long> counts) {
        Count last = before;
        before = new Count(at, counts);
        if (last == null || !at.isAfter(last.at()) || !last.grewTo(counts)) {
            return;
        }
        double seconds = Duration.between(last.at(), at).toMillis() / 1000d;
        lately.add(new Rate(
                at,
                IntStream.range(0, counts.size())
                        .mapToObj(i -> (counts.get(i) - last.counts().get(i)) / seconds)
                        .toList()));
        if (lately.size() > most) {
            lately.remove(0);
        }
    }

    /** The oldest first. */
    ObservableList<Rate> lately() {
        return lately;
    }

    /** How many of each count by the second. */
    record Rate(Instant at, List<Double> each) {}

    private record Count(Instant at, List<Long> counts) {
        boolean grewTo(List<Long> later) {
            return IntStream.range(0, counts.size()).allMatch(i -> counts.get(i) <= later.get(i));
        }
    }
}
