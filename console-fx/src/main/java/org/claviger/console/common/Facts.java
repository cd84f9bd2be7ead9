package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Facts about one thing, under each other: a small name over a value, with a copy button where one is of use. */
public final class Facts extends VBox {
    private static final double GAP = 12;

    /** No facts. */
    public Facts() {
        super(GAP);
        getStyleClass().add("facts");
    }

    /** Takes all facts away. */
    public void clear() {
        getChildren().clear();
    }

    /** Adds a fact. */
    public void add(String name, String value) {
        getChildren().add(fact(name, value, null, "value"));
    }

    /** Adds a fact that is an identifier: in letters of one width, with a button that copies it. */
    public void addIdentifier(String name, String value, String copyText) {
        addIdentifier(name, value, value, copyText);
    }

    /** Adds an identifier that is shown in another form than it is copied in. */
    public void addIdentifier(String name, String shown, String copied, String copyText) {
        CopyButton copy = new CopyButton();
        copy.setAccessibleText(copyText);
        copy.contentProperty().set(copied);
        getChildren().add(fact(name, shown, copy, "mono"));
    }

    private static VBox fact(String name, String value, @Nullable CopyButton copy, String styleClass) {
        Label above = new Label(name);
        above.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        Label below = new Label(value);
        below.getStyleClass().add(styleClass);
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        HBox row = new HBox(below);
        row.getStyleClass().add("fact-value");
        HBox.setHgrow(below, Priority.SOMETIMES);
        if (copy != null) {
            row.getChildren().add(copy);
        }
        VBox fact = new VBox(2, above, row);
        fact.setAccessibleText(name + ": " + value);
        return fact;
    }
}
