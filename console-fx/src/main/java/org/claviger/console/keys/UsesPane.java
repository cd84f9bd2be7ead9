package org.claviger.console.keys;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who has used the chosen key: asked for when somebody wants to know, since a long trail takes a while to be searched. */
final class UsesPane extends VBox {
    private final Facts facts = new Facts();
    private final Label none = new Label();
    private final KeysViewModel model;
    private final Strings strings;
    private final Moments moments;

    UsesPane(KeysViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.moments = new Moments(strings.language());
        getStyleClass().add("details-section");
        Button ask = new Button(strings.text("uses.ask"), new FontIcon(Feather.USERS));
        ask.setId("askUses");
        ask.getStyleClass().add(Styles.SMALL);
        ask.disableProperty().bind(model.trail().busyProperty());
        ask.setOnAction(event -> model.lookAtUses());
        WaitPane wait = new WaitPane();
        wait.follow(model.trail(), strings);
        ErrorPane error = new ErrorPane();
        error.follow(model.trail(), strings, model::lookAtUses);
        none.setText(strings.text("uses.none"));
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        none.managedProperty().bind(none.visibleProperty());
        getChildren().setAll(new Separator(), ask, wait, error, none, facts);
        model.usesToldProperty().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        boolean told = model.usesToldProperty().get();
        none.setVisible(told && model.uses().isEmpty());
        facts.clear();
        if (told) {
            for (KeyUse use : model.uses()) {
                String actor = use.actor() == null ? strings.text("uses.server") : use.actor();
                facts.add(
                        strings.text("uses.by", actor, use.action()),
                        strings.text("uses.times", use.times(), moments.minute(use.last())));
            }
        }
    }
}
