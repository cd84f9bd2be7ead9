package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** Says that a call takes its time, and lets a person give it up. It takes no room as long as nothing is slow. */
public final class WaitPane extends HBox {
    private static final double GAP = 10;
    private static final double SIZE = 18;

    /** Out of the layout until something is slow. */
    public WaitPane() {
        super(GAP);
        getStyleClass().add("wait-pane");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Follows an activity. */
    public void follow(Activity activity, Strings strings) {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(SIZE, SIZE);
        wheel.setMinSize(SIZE, SIZE);
        Button cancel = new Button(strings.text("cancel"));
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(event -> activity.cancel());
        getChildren().setAll(wheel, new Label(strings.text("waiting")), cancel);
        visibleProperty().bind(activity.slowProperty());
    }
}
