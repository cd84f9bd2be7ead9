package org.claviger.console.tenantoverview;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.console.common.Strings;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a new tenant needs before an application can use a key: out of the layout as soon as all of it is there. */
final class FirstSteps extends VBox {
    private static final double GAP = 10;

    private final Strings strings;
    private final Consumer<String> goTo;

    FirstSteps(Strings strings, Consumer<String> goTo) {
        super(GAP);
        this.strings = strings;
        this.goTo = goTo;
        setId("firstSteps");
        getStyleClass().add("tile");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Findings findings) {
        boolean kek = !findings.keks().isEmpty();
        boolean client = findings.clients() > 0;
        boolean key = findings.keys() > 0;
        setVisible(!(kek && client && key));
        Label title = new Label(strings.text("first"));
        title.getStyleClass().add(Styles.TITLE_4);
        getChildren()
                .setAll(
                        title,
                        step("kek", kek, true, "keks"),
                        step("client", client, kek, "clients"),
                        step("key", key, kek && client, "keys"));
    }

    private Node step(String key, boolean done, boolean isNext, String place) {
        FontIcon sign = new FontIcon(done ? Feather.CHECK_CIRCLE : Feather.CIRCLE);
        sign.getStyleClass().add(done ? "good-icon" : "quiet-icon");
        Label name = new Label(strings.text("first." + key));
        name.getStyleClass().add(done ? Styles.TEXT_MUTED : Styles.TEXT_BOLD);
        Label how = new Label(strings.text("first." + key + ".how"));
        how.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        how.setWrapText(true);
        how.setMinHeight(USE_PREF_SIZE);
        VBox text = new VBox(name, how);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(GAP, sign, text);
        row.setAlignment(Pos.CENTER_LEFT);
        if (!done && isNext) {
            Button go = new Button(strings.text("first." + key + ".go"));
            go.setId("first-" + key);
            go.setMinWidth(USE_PREF_SIZE);
            go.getStyleClass().add(Styles.ACCENT);
            go.setOnAction(event -> goTo.accept(place));
            row.getChildren().add(go);
        }
        return row;
    }
}
