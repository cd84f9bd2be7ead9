package org.claviger.console.tenantoverview;

import java.text.NumberFormat;
import javafx.scene.chart.NumberAxis;
import javafx.util.StringConverter;

/** What charts of counts have in common. */
final class Counts {
    /** Of a chart, at least; pixels. */
    static final double HEIGHT = 200;

    private Counts() {}

    /** An axis on which only whole numbers are written. */
    static NumberAxis axis(NumberFormat numbers) {
        NumberAxis axis = new NumberAxis();
        axis.setAnimated(false);
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number value) {
                double count = value.doubleValue();
                return count == Math.rint(count) ? numbers.format(Math.round(count)) : "";
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here.");
            }
        });
        return axis;
    }
}
