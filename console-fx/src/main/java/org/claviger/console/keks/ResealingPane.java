package org.claviger.console.keks;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far the re-sealing has come, and a button that pauses it. In the layout only while something is left. */
final class ResealingPane extends VBox {
    private static final double GAP = 10;

    private final Label title = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button pause = new Button();
    private final ResealingModel model;
    private final Strings strings;

    ResealingPane(ResealingModel model, boolean maySteer, Runnable openSpeed, Strings strings) {
        super(GAP);
        this.model = model;
        this.strings = strings;
        setId("resealing");
        getStyleClass().add("resealing");
        managedProperty().bind(visibleProperty());
        title.getStyleClass().add(Styles.TEXT_BOLD);
        detail.getStyleClass().add(Styles.TEXT_MUTED);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.MEDIUM);
        HBox.setHgrow(bar, Priority.ALWAYS);
        pause.setId("pauseResealing");
        pause.setMinWidth(USE_PREF_SIZE);
        pause.setVisible(maySteer);
        pause.setManaged(maySteer);
        Button speed = new Button(strings.text("resealing.speed"), new FontIcon(Feather.SLIDERS));
        speed.setId("speedResealing");
        speed.setMinWidth(USE_PREF_SIZE);
        speed.setVisible(maySteer);
        speed.setManaged(maySteer);
        speed.setOnAction(event -> openSpeed.run());
        HBox row = new HBox(GAP, bar, speed, pause);
        row.setAlignment(Pos.CENTER_LEFT);
        ErrorPane error = new ErrorPane();
        error.follow(model.activity(), strings, model::watch);
        getChildren().setAll(title, row, detail, error);
        model.progressProperty().addListener((property, before, now) -> show(now));
        show(model.progressProperty().get());
    }

    private void show(@Nullable ResealingResponse now) {
        setVisible(now != null && now.left() > 0);
        if (now == null) {
            return;
        }
        bar.setProgress(ResealingModel.share(now));
        title.setText(strings.text(now.paused() ? "resealing.paused" : "resealing.title"));
        Integer most = now.objectsPerSecond();
        String left = strings.text(
                most == null ? "resealing.left" : "resealing.left.most",
                now.done(),
                now.done() + now.left(),
                now.rate(),
                most == null ? 0 : most);
        Long seconds = now.secondsLeft();
        detail.setText(
                seconds == null || now.paused()
                        ? left
                        : left + " " + strings.text("resealing.time", written(Duration.ofSeconds(seconds))));
        pause.setText(strings.text(now.paused() ? "resealing.resume" : "resealing.pause"));
        pause.setGraphic(new FontIcon(now.paused() ? Feather.PLAY : Feather.PAUSE));
        pause.setOnAction(event -> model.pause(!now.paused()));
    }

    private static String written(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
