package org.claviger.console.common;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * A scroll pane that keeps no picture of what it shows. JavaFX's own has one cached, as large as the pane in the screen's pixels, and
 * keeps it for as long as the pane lives: a megabyte and more for each screen that was ever visited.
 */
public class LeanScrollPane extends ScrollPane {
    /** Has nothing to show yet. */
    public LeanScrollPane() {}

    /** Shows {@code content}. */
    public LeanScrollPane(Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        ScrollPaneSkin skin = new ScrollPaneSkin(this);
        skin.getChildren().forEach(part -> part.setCache(false));
        return skin;
    }
}
