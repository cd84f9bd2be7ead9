package org.claviger.console.connect;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A saved server, with a button that forgets it. */
final class SavedServerCell extends ListCell<SavedServer> {
    private static final double GAP = 10;

    private final Label address = new Label();
    private final HBox row;

    SavedServerCell(ConnectViewModel model, Strings strings) {
        Button forget = new Button(null, new FontIcon(Feather.X));
        forget.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        forget.setAccessibleText(strings.text("saved.forget"));
        forget.setTooltip(new Tooltip(strings.text("saved.forget")));
        forget.setOnAction(event -> model.forget(getItem()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row = new HBox(GAP, new FontIcon(Feather.SERVER), address, space, forget);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable SavedServer server, boolean empty) {
        super.updateItem(server, empty);
        address.setText(empty || server == null ? "" : server.address());
        setAccessibleText(address.getText());
        setGraphic(empty || server == null ? null : row);
    }
}
