package org.claviger.console.clients;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A credential of a client: what it is, what more is known of it, and a way to be rid of it. */
final class CredentialRow extends HBox {
    CredentialRow(String title, List<String> more) {
        Label name = new Label(title);
        VBox text = new VBox(name);
        for (String sentence : more) {
            Label label = new Label(sentence);
            label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            text.getChildren().add(label);
        }
        text.getChildren().forEach(label -> {
            ((Label) label).setWrapText(true);
            ((Label) label).setMinHeight(USE_PREF_SIZE);
        });
        HBox.setHgrow(text, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(text);
    }

    /** Adds a button that ends it. */
    void endBy(String id, String accessible, Runnable end) {
        Button button = new Button(null, new FontIcon(Feather.TRASH_2));
        button.setId(id);
        button.setAccessibleText(accessible);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setOnAction(event -> end.run());
        getChildren().add(button);
    }
}
