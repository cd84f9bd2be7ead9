package org.claviger.console.tenantoverview;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.claviger.console.common.AttentionPane;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.LookingAgain;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;

/** The operator's first screen: what to do first, what needs attention, and how KEKs and keys fare and are used. */
public final class TenantOverviewController implements Screen {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(15);

    private final TenantOverviewViewModel model;
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
    private AttentionPane concerns;

    @FXML
    private HBox tilePlace;

    @FXML
    private VBox chartPlace;

    /** Shows the model in these strings. */
    public TenantOverviewController(TenantOverviewViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.root = Fxml.load(this, "TenantOverview.fxml", strings);
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
        LookingAgain.whileOnShow(root, BETWEEN_LOOKS, model::look);
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

    private void show(@Nullable Findings now) {
        if (now == null) {
            return;
        }
        first.show(now);
        tilePlace.getChildren().setAll(tiles.of(now));
        charts.show(model.uses(), model.spanProperty().get(), now.figures().keys());
        concerns.show(model.concerns(), strings, model.session().goTo());
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
