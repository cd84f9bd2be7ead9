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
     * Something that needs attention.
     *
     * @param id of the link, for who looks for it
     * @param sentence what is the matter
     * @param place of the screen
     */
    public record Line(String id, String sentence, String place) {}

    /**
     * Shows these in place of those before.
     *
     * @param none what is said if there are none
     * @param goTo leads to a screen
     */
    public void show(List<Line> lines, String none, Consumer<String> goTo) {
        getChildren().clear();
        if (lines.isEmpty()) {
            getChildren().add(row(Feather.CHECK_CIRCLE, "good-icon", new Label(none)));
        }
        for (Line line : lines) {
            Hyperlink link = new Hyperlink(line.sentence());
            link.setId(line.id());
            link.setWrapText(true);
            link.setOnAction(event -> goTo.accept(line.place()));
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
