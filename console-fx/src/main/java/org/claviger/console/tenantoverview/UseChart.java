package org.claviger.console.tenantoverview;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.console.common.Strings;

/** Uses of keys over time, and what was refused. */
final class UseChart {
    private static final double GAP = 3;

    private final CategoryAxis time = new CategoryAxis();
    private final StackedBarChart<String, Number> chart;
    private final Strings strings;
    private final DateTimeFormatter hour;
    private final DateTimeFormatter day;
    private List<HourOfUse> shown = List.of();

    UseChart(Strings strings) {
        this.strings = strings;
        hour = written("uses.hour");
        day = written("uses.day");
        time.setAnimated(false);
        time.setTickLabelGap(1);
        chart = new StackedBarChart<>(time, Counts.axis(NumberFormat.getIntegerInstance(strings.language())));
        chart.setId("useChart");
        chart.setAnimated(false);
        chart.setCategoryGap(GAP);
        chart.setVerticalGridLinesVisible(false);
        chart.setAccessibleText(strings.text("uses"));
        chart.getStyleClass().add("use-chart");
        chart.setMinHeight(Counts.HEIGHT);
        VBox.setVgrow(chart, Priority.ALWAYS);
    }

    private DateTimeFormatter written(String key) {
        return DateTimeFormatter.ofPattern(strings.text(key), strings.language())
                .withZone(ZoneId.systemDefault());
    }

    Node node() {
        return chart;
    }

    void show(List<HourOfUse> steps, Span span) {
        if (steps.equals(shown)) {
            return;
        }
        shown = steps;
        Set<String> names = new LinkedHashSet<>();
        steps.forEach(step -> names.add(written(step.start(), span)));
        chart.getData().clear();
        time.setCategories(FXCollections.observableArrayList(names));
        chart.getData().add(series("uses.done", steps, span, HourOfUse::uses));
        chart.getData().add(series("uses.refused", steps, span, HourOfUse::refused));
    }

    /** Only what is something is a bar. */
    private XYChart.Series<String, Number> series(
            String key, List<HourOfUse> steps, Span span, ToLongFunction<HourOfUse> count) {
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        series.setName(strings.text(key));
        steps.stream()
                .filter(step -> count.applyAsLong(step) > 0)
                .map(step -> new XYChart.Data<String, Number>(written(step.start(), span), count.applyAsLong(step)))
                .forEach(series.getData()::add);
        return series;
    }

    private String written(Instant start, Span span) {
        return (span.isByHour() ? hour : day).format(start);
    }
}
