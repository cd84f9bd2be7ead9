package org.claviger.console.dashboard;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The admin's first screen: what needs attention, how all parts fare, and how much is going on. */
public final class DashboardController implements Screen {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(5);
    private static final double GAP = 8;

    private final DashboardViewModel model;
    private final Strings strings;
    private final NumberFormat numbers;
    private final Parent root;
    private final XYChart.Series<Number, Number> calls = new XYChart.Series<>();
    private final XYChart.Series<Number, Number> failures = new XYChart.Series<>();

    @FXML
    private WaitPane wait;

    @FXML
    private ErrorPane error;

    @FXML
    private VBox concerns;

    @FXML
    private FlowPane parts;

    @FXML
    private LineChart<Number, Number> chart;

    @FXML
    private NumberAxis time;

    /** Shows the model in these strings. */
    public DashboardController(DashboardViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.numbers = NumberFormat.getIntegerInstance(strings.language());
        this.root = Fxml.load(this, "Dashboard.fxml", strings);
        wait.follow(model.looking(), strings);
        error.follow(model.looking(), strings, model::look);
        calls.setName(strings.text("chart.calls"));
        failures.setName(strings.text("chart.failures"));
        chart.getData().add(calls);
        chart.getData().add(failures);
        model.findingsProperty().addListener((property, before, now) -> show(now));
        model.rates().addListener((Observable changed) -> draw());
        show(model.findingsProperty().get());
        draw();
        lookWhileOnShow();
    }

    private void lookWhileOnShow() {
        Timeline clock = new Timeline(new KeyFrame(BETWEEN_LOOKS, tick -> model.look()));
        clock.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty().addListener((property, before, scene) -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }

    private void show(@Nullable Findings now) {
        concerns.getChildren().clear();
        parts.getChildren().clear();
        if (now == null) {
            return;
        }
        List<Concern> found = model.concerns();
        if (found.isEmpty()) {
            concerns.getChildren()
                    .add(line(Feather.CHECK_CIRCLE, "good-icon", new Label(strings.text("concerns.none"))));
        }
        for (Concern concern : found) {
            Hyperlink link = new Hyperlink(strings.text("concern." + concern.kind(), concern.subject()));
            link.setWrapText(true);
            link.setOnAction(event -> model.session().goTo().accept(concern.place()));
            concerns.getChildren().add(line(Feather.ALERT_TRIANGLE, "bad-icon", link));
        }
        boolean database = now.health().isUp("database");
        parts.getChildren().add(part(strings.text("database"), database, strings.text("up." + database), ""));
        for (HsmProfileStatusResponse profile : now.profiles()) {
            boolean good = profile.state() == HsmProfileState.SERVING || profile.state() == HsmProfileState.IDLE;
            parts.getChildren()
                    .add(part(
                            profile.name(),
                            good,
                            strings.text("state." + profile.state()),
                            strings.text(
                                    "profile.of",
                                    numbers.format(profile.calls()),
                                    numbers.format(profile.failures()),
                                    profile.sessionsInUse(),
                                    profile.sessionsAtMost())));
        }
    }

    private static HBox line(Feather sign, String style, Node text) {
        FontIcon icon = new FontIcon(sign);
        icon.getStyleClass().add(style);
        HBox line = new HBox(GAP, icon, text);
        line.getStyleClass().add("concern");
        return line;
    }

    private static Node part(String name, boolean good, String state, String more) {
        Label title = new Label(name, new FontIcon(good ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
        title.getGraphic().getStyleClass().add(good ? "good-icon" : "bad-icon");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        Label details = new Label(more);
        details.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        VBox tile = new VBox(GAP / 2, title, new Label(state), details);
        tile.getStyleClass().add("tile");
        tile.setAccessibleText(name + ": " + state);
        return tile;
    }

    /** Seconds before now from left to right. */
    private void draw() {
        calls.getData().clear();
        failures.getData().clear();
        List<Rates.Rate> rates = model.rates();
        if (rates.isEmpty()) {
            return;
        }
        long end = rates.get(rates.size() - 1).at().getEpochSecond();
        for (Rates.Rate rate : rates) {
            long ago = rate.at().getEpochSecond() - end;
            calls.getData().add(new XYChart.Data<>(ago, rate.calls()));
            failures.getData().add(new XYChart.Data<>(ago, rate.failures()));
        }
        time.setLowerBound((double) Math.min(-60, rates.get(0).at().getEpochSecond() - end));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        root.requestFocus();
    }

    @Override
    public void reload() {
        model.look();
    }

    @Override
    public void cancel() {
        model.looking().cancel();
    }
}
