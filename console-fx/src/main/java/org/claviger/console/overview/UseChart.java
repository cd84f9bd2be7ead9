package org.claviger.console.overview;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import javafx.collections.FXCollections;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.console.common.Strings;

/** Uses of keys over time, and what was refused. */
final class UseChart {
    private final StackedBarChart<String, Number> chart;
    private final CategoryAxis time;
    private final Strings strings;
    private final DateTimeFormatter hour;
    private final DateTimeFormatter day;

    UseChart(StackedBarChart<String, Number> chart, CategoryAxis time, Strings strings) {
        this.chart = chart;
        this.time = time;
        this.strings = strings;
        hour = DateTimeFormatter.ofPattern(strings.text("uses.hour"), strings.language())
                .withZone(ZoneId.systemDefault());
        day = DateTimeFormatter.ofPattern(strings.text("uses.day"), strings.language())
                .withZone(ZoneId.systemDefault());
    }

    void show(List<HourOfUse> steps, Span span) {
        Set<String> names = new LinkedHashSet<>();
        steps.forEach(step -> names.add(written(step.start(), span)));
        chart.getData().clear();
        time.setCategories(FXCollections.observableArrayList(names));
        chart.getData().add(series("uses.done", steps, span, HourOfUse::uses));
        chart.getData().add(series("uses.refused", steps, span, HourOfUse::refused));
    }

    private XYChart.Series<String, Number> series(
            String key, List<HourOfUse> steps, Span span, ToLongFunction<HourOfUse> count) {
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        series.setName(strings.text(key));
        steps.forEach(step ->
                series.getData().add(new XYChart.Data<>(written(step.start(), span), count.applyAsLong(step))));
        return series;
    }

    private String written(Instant start, Span span) {
        return (span.isByHour() ? hour : day).format(start);
    }
}
