package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Copies a text, and shows for a moment that it did. Its accessible text says what it copies, and is its tooltip too.
 * There is nothing to press as long as there is nothing to copy.
 */
public final class CopyButton extends Button {
    private static final Duration THANKS = Duration.seconds(1.5);

    private final StringProperty content = new SimpleStringProperty("");
    private final FontIcon icon = new FontIcon(Feather.COPY);
    private final PauseTransition thanks = new PauseTransition(THANKS);
    private boolean secret;

    /** Nothing to copy yet. */
    public CopyButton() {
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "copy-button");
        setGraphic(icon);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(accessibleTextProperty());
        setTooltip(tooltip);
        disableProperty().bind(content.isEmpty());
        setOnAction(event -> copy());
        thanks.setOnFinished(event -> icon.setIconCode(Feather.COPY));
    }

    /** What is copied. */
    public StringProperty contentProperty() {
        return content;
    }

    /** What it copies is a secret: it stays in the clipboard for half a minute only. */
    public CopyButton forSecret() {
        secret = true;
        return this;
    }

    private void copy() {
        if (secret) {
            TimedClipboard.copy(content.get());
        } else {
            TimedClipboard.put(content.get());
        }
        icon.setIconCode(Feather.CHECK);
        thanks.playFromStart();
    }
}
