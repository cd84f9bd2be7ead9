package org.claviger.console.keks;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;

/** The state of a KEK as a badge. */
final class StateCell extends TableCell<KekResponse, KekState> {
    private final Label badge = new Label();
    private final Strings strings;

    StateCell(Strings strings) {
        this.strings = strings;
        badge.getStyleClass().add("badge");
    }

    @Override
    protected void updateItem(@Nullable KekState state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setGraphic(null);
            return;
        }
        badge.setText(strings.text("state." + state.name()));
        badge.getStyleClass().setAll("label", "badge", "badge-" + state.name().toLowerCase(Locale.ROOT));
        setAccessibleText(badge.getText());
        setGraphic(badge);
    }
}
