package org.claviger.console.tenantoverview;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.KeyCount;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;

/** Keys by algorithm, a bar for each, and in it their states. Algorithms of which there are few share one. */
final class KeyChart {
    private static final int MOST_BARS = 7;
    private static final double GAP = 8;

    /** Of a bar and the gap beside it, where there are few; pixels. */
    private static final double LARGEST = 44;

    private final CategoryAxis algorithms = new CategoryAxis();
    private final FlowPane legend = new FlowPane(GAP, GAP / 2);
    private final StackedBarChart<Number, String> chart;
    private final VBox node;
    private final Strings strings;
    private List<KeyCount> shown = List.of();

    KeyChart(Strings strings) {
        this.strings = strings;
        algorithms.setAnimated(false);
        chart = new StackedBarChart<>(Counts.axis(NumberFormat.getIntegerInstance(strings.language())), algorithms);
        chart.setId("keyChart");
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setHorizontalGridLinesVisible(false);
        chart.setAccessibleText(strings.text("keys"));
        chart.getStyleClass().add("key-chart");
        chart.setMinHeight(Counts.HEIGHT);
        chart.heightProperty().addListener((property, before, now) -> narrow());
        VBox.setVgrow(chart, Priority.ALWAYS);
        legend.setAlignment(Pos.CENTER);
        node = new VBox(chart, legend);
    }

    /** Two algorithms don't make bars as thick as a hand. */
    private void narrow() {
        int bars = Math.max(1, algorithms.getCategories().size());
        chart.setCategoryGap(Math.max(GAP, chart.getHeight() / bars - LARGEST));
    }

    Node node() {
        return node;
    }

    void show(List<KeyCount> counts) {
        if (counts.equals(shown)) {
            return;
        }
        shown = counts;
        List<String> bars = bars(counts);
        List<String> fromBelow = new ArrayList<>(bars);
        Collections.reverse(fromBelow);
        chart.getData().clear();
        legend.getChildren().clear();
        algorithms.setCategories(FXCollections.observableArrayList(fromBelow));
        narrow();
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
