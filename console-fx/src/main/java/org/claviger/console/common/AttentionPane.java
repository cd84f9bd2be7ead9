package org.claviger.console.common;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What needs attention, each a way to the screen on which something can be done about it. */
public final class AttentionPane extends VBox {
    private static final double GAP = 8;

    /** Of nothing yet. */
    public AttentionPane() {
        getStyleClass().add("concerns");
    }

    /**
     * Shows these in place of those before, in the strings' words. The strings have {@code concerns.none} for the case that there
     * are none.
     *
     * @param goTo leads to a screen
     */
    public void show(List<Concern> concerns, Strings strings, Consumer<String> goTo) {
        getChildren().clear();
        if (concerns.isEmpty()) {
            getChildren().add(row(Feather.CHECK_CIRCLE, "good-icon", new Label(strings.text("concerns.none"))));
        }
        for (Concern concern : concerns) {
            Hyperlink link = new Hyperlink(concern.sentence(strings));
            link.setId("concern-" + concern.kind());
            link.setWrapText(true);
            link.setOnAction(event -> goTo.accept(concern.place()));
            getChildren().add(row(Feather.ALERT_TRIANGLE, "bad-icon", link));
        }
    }

    private static HBox row(Feather sign, String style, Node text) {
        FontIcon icon = new FontIcon(sign);
        icon.getStyleClass().add(style);
        HBox row = new HBox(GAP, icon, text);
        row.getStyleClass().add("concern");
        return row;
    }
}
