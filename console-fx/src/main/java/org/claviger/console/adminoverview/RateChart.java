package org.claviger.console.adminoverview;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Side;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.console.common.Strings;

/** Rates as lines, seconds before now from left to right. The strings have a title, and a name for each line. */
final class RateChart extends VBox {
    private static final double GAP = 10;
    private static final double HEIGHT = 190;
    private static final int SHORTEST = 60;
    private static final int TICKS = 5;

    private final NumberAxis time = new NumberAxis(-SHORTEST, 0, SHORTEST / 4d);
    private final NumberAxis rate = new NumberAxis(0, 1, 1d / TICKS);
    private final LineChart<Number, Number> lines = new LineChart<>(time, rate);
    private final List<XYChart.Series<Number, Number>> series;
    private final Rates rates;

    /** Follows rates; {@code style} gives the lines their colours. */
    RateChart(Rates rates, String key, List<String> names, String style, Strings strings) {
        super(GAP);
        this.rates = rates;
        Label title = new Label(strings.text(key));
        title.getStyleClass().add(Styles.TITLE_4);
        time.setLabel(strings.text("chart.time"));
        time.setAutoRanging(false);
        rate.setLabel(strings.text("chart.rate"));
        rate.setAutoRanging(false);
        rate.setMinorTickVisible(false);
        time.setMinorTickVisible(false);
        series = names.stream()
                .map(name -> {
                    XYChart.Series<Number, Number> line = new XYChart.Series<>();
                    line.setName(strings.text(key + "." + name));
                    lines.getData().add(line);
                    return line;
                })
                .toList();
        lines.setId(key + "Chart");
        lines.setAnimated(false);
        lines.setCreateSymbols(false);
        lines.setLegendSide(Side.TOP);
        lines.setMinHeight(HEIGHT);
        lines.setPrefHeight(HEIGHT);
        lines.setAccessibleText(title.getText());
        lines.getStyleClass().add(style);
        setVgrow(lines, Priority.ALWAYS);
        setMinHeight(HEIGHT);
        getChildren().setAll(title);
        rates.lately().addListener((Observable changed) -> draw());
        draw();
    }

    private void draw() {
        List<Rates.Rate> shown = rates.lately();
        double highest = 1;
        series.forEach(line -> line.getData().clear());
        if (!shown.isEmpty() && getChildren().size() == 1) {
            // Not before there is something to draw: its first layout takes its time, and so does the screen's.
            getChildren().add(lines);
        }
        if (!shown.isEmpty()) {
            long end = shown.get(shown.size() - 1).at().getEpochSecond();
            for (Rates.Rate each : shown) {
                for (int i = 0; i < series.size(); i++) {
                    double value = each.each().get(i);
                    highest = Math.max(highest, value);
                    series.get(i).getData().add(new XYChart.Data<>(each.at().getEpochSecond() - end, value));
                }
            }
            long span = end - shown.get(0).at().getEpochSecond();
            time.setLowerBound(-(double) Math.max(SHORTEST, span));
            time.setTickUnit(Math.max(SHORTEST, span) / 4d);
        }
        rate.setUpperBound(roundUp(highest));
        rate.setTickUnit(roundUp(highest) / TICKS);
    }

    /** The next of 1, 2, 5, 10, 20, ...: a scale that does not jump with each look. */
    static double roundUp(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        for (int step : new int[] {1, 2, 5}) {
            if (highest <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
