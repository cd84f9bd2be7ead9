package org.claviger.console.overview;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.KeyCount;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;

/** Keys by algorithm, a bar for each, and in it their states. Algorithms of which there are few share one. */
final class KeyChart {
    private static final int MOST_BARS = 7;

    private final StackedBarChart<Number, String> chart;
    private final CategoryAxis algorithms;
    private final Pane legend;
    private final Strings strings;

    KeyChart(StackedBarChart<Number, String> chart, CategoryAxis algorithms, Pane legend, Strings strings) {
        this.chart = chart;
        this.algorithms = algorithms;
        this.legend = legend;
        this.strings = strings;
    }

    void show(List<KeyCount> counts) {
        List<String> bars = bars(counts);
        List<String> fromBelow = new ArrayList<>(bars);
        Collections.reverse(fromBelow);
        chart.getData().clear();
        legend.getChildren().clear();
        algorithms.setCategories(FXCollections.observableArrayList(fromBelow));
        for (State state : State.values()) {
            Map<String, Long> byBar = counts.stream()
                    .filter(count -> count.state() == state)
                    .collect(Collectors.groupingBy(
                            count -> barOf(count.algorithm(), bars), Collectors.summingLong(KeyCount::count)));
            if (!byBar.isEmpty()) {
                add(state, byBar);
            }
        }
    }

    private void add(State state, Map<String, Long> byBar) {
        XYChart.Series<Number, String> series = new XYChart.Series<>();
        series.setName(strings.text("state." + state));
        byBar.forEach((bar, count) -> series.getData().add(new XYChart.Data<>(count, bar)));
        chart.getData().add(series);
        colour(series, state);
    }

    /** Colours say which state it is, whichever others there are: the chart's own legend counts only. */
    private void colour(XYChart.Series<Number, String> series, State state) {
        String style = "key-" + state.name().toLowerCase(Locale.ROOT);
        series.getData().forEach(each -> each.getNode().getStyleClass().add(style));
        Region dot = new Region();
        dot.getStyleClass().addAll("key-dot", style);
        Label name = new Label(series.getName(), dot);
        name.getStyleClass().add(Styles.TEXT_SMALL);
        legend.getChildren().add(name);
    }

    private List<String> bars(List<KeyCount> counts) {
        Map<String, Long> all = counts.stream()
                .collect(Collectors.groupingBy(
                        count -> written(count.algorithm()), Collectors.summingLong(KeyCount::count)));
        List<String> names = all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        if (names.size() > MOST_BARS) {
            names.subList(MOST_BARS - 1, names.size()).clear();
            names.add(strings.text("keys.others"));
        }
        return names;
    }

    private String barOf(@Nullable Algorithm algorithm, List<String> bars) {
        String own = written(algorithm);
        return bars.contains(own) ? own : strings.text("keys.others");
    }

    private String written(@Nullable Algorithm algorithm) {
        return algorithm == null ? strings.text("keys.noAlgorithm") : strings.text("algorithm." + algorithm);
    }
}
