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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who has used the chosen key: asked for when somebody wants to know, since a long trail takes a while to be searched. */
final class UsesPane extends VBox {
    private final Facts facts = new Facts();
    private final Label none = new Label();
    private final Label reach = new Label();
    private final Button older = new Button();
    private final Strings strings;
    private final Moments moments;

    UsesPane(KeysViewModel model, Strings strings) {
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
        reach.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        reach.managedProperty().bind(reach.visibleProperty());
        older.setText(strings.text("uses.older"));
        older.setId("olderUses");
        older.getStyleClass().add(Styles.SMALL);
        older.managedProperty().bind(older.visibleProperty());
        older.disableProperty().bind(model.trail().busyProperty());
        older.setOnAction(event -> model.lookFurtherBack());
        getChildren().setAll(new Separator(), ask, wait, error, none, facts, reach, older);
        model.usesProperty().addListener((property, before, now) -> show(now));
        show(model.usesProperty().get());
    }

    private void show(@Nullable KeyUses told) {
        facts.clear();
        none.setVisible(told != null && told.records().isEmpty());
        reach.setVisible(told != null && !told.records().isEmpty());
        older.setVisible(told != null && told.before() != null);
        if (told == null) {
            return;
        }
        reach.setText(strings.text(
                told.before() == null ? "uses.all" : "uses.newest",
                told.records().size()));
        for (KeyUse use : told.each()) {
            String actor = use.actor() == null ? strings.text("uses.server") : use.actor();
            facts.add(
                    strings.text("uses.by", actor, use.action()),
                    strings.text("uses.times", use.times(), moments.minute(use.last())));
        }
    }
}
