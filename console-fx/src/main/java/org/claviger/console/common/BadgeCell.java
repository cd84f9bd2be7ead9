package org.claviger.console.common;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A state as a badge. The strings have {@code key.STATE}; the style sheet may have a {@code .badge-state}. */
public final class BadgeCell<T, E extends Enum<E>> extends TableCell<T, E> {
    private final Label badge = new Label();
    private final String key;
    private final Strings strings;

    /** Empty. */
    public BadgeCell(String key, Strings strings) {
        this.key = key;
        this.strings = strings;
    }

    @Override
    protected void updateItem(@Nullable E state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setGraphic(null);
            return;
        }
        dress(badge, state, key, strings);
        setAccessibleText(badge.getText());
        setGraphic(badge);
    }

    /** Makes a label the badge of a state. */
    public static void dress(Label badge, Enum<?> state, String key, Strings strings) {
        badge.setText(strings.text(key + "." + state.name()));
        badge.getStyleClass().setAll("label", "badge", "badge-" + state.name().toLowerCase(Locale.ROOT));
    }
}
