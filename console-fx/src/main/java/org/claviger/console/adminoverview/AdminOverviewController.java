package org.claviger.console.adminoverview;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.NodeResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.console.common.AttentionPane;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.LookingAgain;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The admin's first screen: what needs attention, how all parts fare, and how much is going on. */
public final class AdminOverviewController implements Screen {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(5);
    private static final double GAP = 8;

    private final AdminOverviewViewModel model;
    private final Strings strings;
    private final NumberFormat numbers;
    private final Parent root;
    private final Moments moments;

    @FXML
    private WaitPane wait;

    @FXML
    private ErrorPane error;

    @FXML
    private AttentionPane concerns;

    @FXML
    private FlowPane parts;

    @FXML
    private HBox charts;

    /** Shows the model in these strings. */
    public AdminOverviewController(AdminOverviewViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.numbers = NumberFormat.getIntegerInstance(strings.language());
        this.moments = new Moments(strings.language());
        this.root = Fxml.load(this, "AdminOverview.fxml", strings);
        wait.follow(model.looking(), strings);
        error.follow(model.looking(), strings, model::look);
        addChart(new RateChart(
                model.requests(), "requests", List.of("answered", "refused", "failed"), "three-rates", strings));
        addChart(new RateChart(model.calls(), "calls", List.of("succeeded", "failed"), "two-rates", strings));
        model.findingsProperty().addListener((property, before, now) -> show(now));
        show(model.findingsProperty().get());
        LookingAgain.whileOnShow(root, BETWEEN_LOOKS, model::look);
    }

    private void addChart(RateChart chart) {
        HBox.setHgrow(chart, Priority.ALWAYS);
        charts.getChildren().add(chart);
    }

    private void show(@Nullable Findings now) {
        parts.getChildren().clear();
        if (now == null) {
            return;
        }
        concerns.show(model.concerns(), strings, model.session().goTo());
        OverviewResponse told = now.overview();
        told.nodes().forEach(node -> parts.getChildren().add(part(node)));
        boolean database = now.health().isUp("database");
        parts.getChildren().add(part(strings.text("database"), database, strings.text("up." + database), ""));
        for (HsmProfileStatusResponse profile : told.hsmProfiles()) {
            parts.getChildren()
                    .add(part(
                            profile.name(),
                            !profile.state().isInTrouble(),
                            strings.text("state." + profile.state()),
                            strings.text(
                                    "profile.of",
                                    numbers.format(profile.calls()),
                                    numbers.format(profile.failures()),
                                    profile.sessionsInUse(),
                                    profile.sessionsAtMost())));
        }
    }

    private Node part(NodeResponse node) {
        return part(
                strings.text(node.asked() ? "node.asked" : "node", node.host()),
                node.answering(),
                node.answering()
                        ? strings.text("node.since", moments.minute(node.since()))
                        : strings.text("node.silent", moments.minute(node.seenAt())),
                strings.text(
                        "node.of",
                        numbers.format(node.requests()),
                        numbers.format(node.refused()),
                        numbers.format(node.failed())));
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
