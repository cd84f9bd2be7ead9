package org.claviger.console.tenantoverview;

import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.api.tenant.KeyCount;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;

/**
 * The charts, side by side. A chart takes a tenth of a second to be made and laid out for the first time: each comes when there is
 * something to show in it, and by itself, so that the window answers in between.
 */
final class Charts extends HBox {
    private static final double GAP = 12;
    private static final Duration BREATH = Duration.millis(80);

    private final VBox uses;
    private final VBox keys;
    private final Strings strings;
    private @Nullable UseChart useChart;
    private @Nullable KeyChart keyChart;

    Charts(Strings strings) {
        super(GAP);
        this.strings = strings;
        uses = tile("uses");
        keys = tile("keys");
        getChildren().setAll(uses, keys);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private VBox tile(String key) {
        Label title = new Label(strings.text(key));
        title.getStyleClass().add("text-bold");
        VBox tile = new VBox(title);
        tile.setId("chart-" + key);
        tile.getStyleClass().addAll("tile", "section");
        tile.setMinWidth(0);
        tile.setPrefWidth(1);
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    /** Of a tenant without keys there is nothing to show. */
    void show(List<HourOfUse> steps, Span span, List<KeyCount> counts) {
        boolean isAnything = !counts.isEmpty() || steps.stream().anyMatch(Charts::isAnything);
        setVisible(isAnything);
        if (isAnything) {
            later(() -> showUses(steps, span));
            later(() -> later(() -> showKeys(counts)));
        }
    }

    private static boolean isAnything(HourOfUse step) {
        return step.uses() + step.refused() > 0;
    }

    private void showUses(List<HourOfUse> steps, Span span) {
        if (steps.stream().noneMatch(Charts::isAnything)) {
            put(uses, () -> new Label(strings.text("uses.none")));
            useChart = null;
            return;
        }
        if (useChart == null) {
            useChart = new UseChart(strings);
            put(uses, useChart::node);
        }
        useChart.show(steps, span);
    }

    private void showKeys(List<KeyCount> counts) {
        if (counts.isEmpty()) {
            return;
        }
        if (keyChart == null) {
            keyChart = new KeyChart(strings);
            Node node = keyChart.node();
            VBox.setVgrow(node, Priority.ALWAYS);
            put(keys, () -> node);
        }
        keyChart.show(counts);
    }

    private static void put(VBox tile, Supplier<Node> content) {
        tile.getChildren().setAll(tile.getChildren().get(0), content.get());
    }

    private static void later(Runnable work) {
        PauseTransition pause = new PauseTransition(BREATH);
        pause.setOnFinished(event -> work.run());
        pause.play();
    }
}
