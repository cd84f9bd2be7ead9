package org.claviger.console.keys;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Strings;

/** A key's life from top to bottom: what has come is filled, what is ahead is hollow, and between them is now. */
final class TimeLine extends VBox {
    private static final double GAP = 10;
    private static final double RADIUS = 5;
    private static final double REACH = 14;

    private final Strings strings;
    private final Moments moments;

    TimeLine(Strings strings) {
        this.strings = strings;
        this.moments = new Moments(strings.language());
        setId("timeLine");
        getStyleClass().add("time-line");
    }

    void show(ObjectResponse key, Instant now) {
        getChildren().clear();
        boolean nowShown = false;
        List<Milestone> all = Milestone.of(key, now);
        for (Milestone milestone : all) {
            if (milestone.ahead() && !nowShown) {
                nowShown = true;
                add(stop(strings.text("date.NOW"), moments.minute(now), "time-now"));
            }
            String style = milestone.ahead() ? "time-ahead" : "time-past";
            add(stop(strings.text("date." + milestone.what()), moments.minute(milestone.at()), style));
        }
    }

    private void add(Node stop) {
        if (!getChildren().isEmpty()) {
            Region reach = new Region();
            reach.getStyleClass().add("time-reach");
            reach.setMinHeight(REACH);
            reach.setMaxWidth(1);
            VBox.setMargin(reach, new Insets(0, 0, 0, RADIUS));
            getChildren().add(reach);
        }
        getChildren().add(stop);
    }

    private static Node stop(String what, String at, String style) {
        Circle dot = new Circle(RADIUS);
        dot.getStyleClass().add(style);
        Label name = new Label(what);
        name.setWrapText(true);
        Label date = new Label(at);
        date.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        HBox stop = new HBox(GAP, dot, new VBox(name, date));
        stop.setAlignment(Pos.CENTER_LEFT);
        stop.setAccessibleText(what + ": " + at);
        return stop;
    }
}
