package org.claviger.console.overview;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The operator's first screen: what to do first, what needs attention, and how KEKs and keys fare and are used. */
public final class OverviewController implements Screen {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(15);
    private static final double GAP = 8;

    private final OverviewViewModel model;
    private final Strings strings;
    private final Parent root;
    private final FirstSteps first;
    private final Charts charts;
    private final Tiles tiles;

    @FXML
    private Label tenant;

    @FXML
    private WaitPane wait;

    @FXML
    private ErrorPane error;

    @FXML
    private ComboBox<Span> span;

    @FXML
    private VBox firstPlace;

    @FXML
    private VBox concerns;

    @FXML
    private HBox tilePlace;

    @FXML
    private VBox chartPlace;

    /** Shows the model in these strings. */
    public OverviewController(OverviewViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.root = Fxml.load(this, "Overview.fxml", strings);
        String name = model.session().me().tenantName();
        tenant.setText(name == null ? "" : strings.text("tenant", name));
        wait.follow(model.looking(), strings);
        error.follow(model.looking(), strings, model::look);
        first = new FirstSteps(strings, model.session().goTo());
        firstPlace.getChildren().setAll(first);
        firstPlace.managedProperty().bind(first.visibleProperty());
        tiles = new Tiles(strings, model.session().goTo());
        charts = new Charts(strings);
        VBox.setVgrow(charts, Priority.ALWAYS);
        chartPlace.getChildren().setAll(charts);
        offerSpans();
        model.findingsProperty().addListener((property, before, now) -> show(now));
        show(model.findingsProperty().get());
        lookWhileOnShow();
    }

    private void offerSpans() {
        span.getItems().setAll(Span.values());
        span.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Span each) {
                return each == null ? "" : strings.text("span." + each);
            }

            @Override
            public Span fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here.");
            }
        });
        span.valueProperty().bindBidirectional(model.spanProperty());
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
        if (now == null) {
            return;
        }
        first.show(now);
        tilePlace.getChildren().setAll(tiles.of(now));
        charts.show(model.uses(), model.spanProperty().get(), now.figures().keys());
        List<Concern> found = model.concerns();
        if (found.isEmpty()) {
            Label none = new Label(strings.text("concerns.none"));
            concerns.getChildren().add(line(Feather.CHECK_CIRCLE, "good-icon", none));
        }
        for (Concern concern : found) {
            Hyperlink link = new Hyperlink(strings.text("concern." + concern.kind(), concern.subject()));
            link.setId("concern-" + concern.kind());
            link.setWrapText(true);
            link.setOnAction(event -> model.session().goTo().accept(concern.place()));
            concerns.getChildren().add(line(Feather.ALERT_TRIANGLE, "bad-icon", link));
        }
    }

    private static HBox line(Feather sign, String style, Node text) {
        FontIcon icon = new FontIcon(sign);
        icon.getStyleClass().add(style);
        HBox line = new HBox(GAP, icon, text);
        line.getStyleClass().add("concern");
        return line;
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
