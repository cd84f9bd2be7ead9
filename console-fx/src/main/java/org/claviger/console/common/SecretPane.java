package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.api.Secret;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows a secret once: covered until somebody wants to see it, with a button that copies it for half a minute. Out of the
 * layout as long as it has none; {@link #forget} takes it away for good.
 */
public final class SecretPane extends VBox {
    private static final double GAP = 8;

    private final Label covered = new Label();
    private final Label left = new Label();
    private final ChangeListener<Number> countdown;
    private Strings strings = Strings.of(Strings.class, Locale.ENGLISH);
    private boolean counted;

    /** None yet. */
    public SecretPane() {
        super(GAP);
        getStyleClass().add("secret-pane");
        managedProperty().bind(visibleProperty());
        setVisible(false);
        countdown = (property, before, seconds) -> tell(seconds.intValue());
        TimedClipboard.leftProperty().addListener(new WeakChangeListener<>(countdown));
    }

    /** Shows a secret under its name, such as “Client secret”. */
    public void show(String name, Secret secret, Strings words) {
        strings = words;
        String text = String.valueOf(secret.reveal());
        Label title = new Label(name);
        title.getStyleClass().add("field-name");
        Label once = new Label(words.text("secret.once"), new FontIcon(Feather.ALERT_TRIANGLE));
        once.setWrapText(true);
        once.setMinHeight(USE_PREF_SIZE);
        once.getStyleClass().add("secret-once");
        covered.setId("secret");
        covered.getStyleClass().setAll("label", "mono");
        covered.setWrapText(true);
        covered.setMaxWidth(Double.MAX_VALUE);
        covered.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(covered, Priority.ALWAYS);
        Button reveal = new Button();
        reveal.setId("revealSecret");
        reveal.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        reveal.setMinWidth(USE_PREF_SIZE);
        cover(true, text, reveal);
        reveal.setOnAction(event -> cover(covered.getText().equals(text), text, reveal));
        CopyButton copy = new CopyButton().forSecret();
        copy.setId("copySecret");
        copy.setAccessibleText(words.text("secret.copy"));
        copy.contentProperty().set(text);
        HBox row = new HBox(GAP, covered, reveal, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("panel");
        left.getStyleClass().setAll("label", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        left.setText("");
        getChildren().setAll(title, once, row, left);
        setVisible(true);
    }

    private void cover(boolean cover, String text, Button reveal) {
        covered.setText(cover ? "•".repeat(Math.min(text.length(), 32)) : text);
        reveal.setText(strings.text(cover ? "secret.reveal" : "secret.hide"));
    }

    private void tell(int seconds) {
        counted |= seconds > 0;
        if (counted) {
            left.setText(seconds > 0 ? strings.text("secret.copied", seconds) : strings.text("secret.cleared"));
        }
    }

    /** Takes it off the screen. What was copied stays for the rest of its half minute. */
    public void forget() {
        getChildren().clear();
        covered.setText("");
        setVisible(false);
    }
}
