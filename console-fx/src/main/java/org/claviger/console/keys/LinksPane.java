package org.claviger.console.keys;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;

/** The objects that a key is linked to; each leads there. */
final class LinksPane extends VBox {
    private final KeysViewModel model;
    private final Strings strings;

    LinksPane(KeysViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        getStyleClass().add("details-section");
        managedProperty().bind(visibleProperty());
        model.keys().selectedProperty().addListener((property, before, now) -> show(now));
        show(model.keys().selectedProperty().get());
    }

    private void show(@Nullable ObjectResponse key) {
        setVisible(key != null && !key.links().isEmpty());
        if (key == null) {
            return;
        }
        Label title = new Label(strings.text("links"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        getChildren().setAll(new Separator(), title);
        for (Link link : key.links()) {
            Label kind = new Label(strings.text("link." + link.type()));
            kind.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            Hyperlink target = new Hyperlink(link.target().toString());
            target.getStyleClass().add("mono");
            target.setOnAction(event -> model.follow(link.target()));
            getChildren().add(new VBox(kind, target));
        }
    }
}
