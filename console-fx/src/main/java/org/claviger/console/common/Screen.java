package org.claviger.console.common;

import java.util.List;
import javafx.scene.Parent;

/** What fills the window's middle; the window passes on the keys that mean the same everywhere. */
public interface Screen {
    /** Its nodes. */
    Parent root();

    /** Called when it has become visible: puts the focus where a person goes on. */
    default void shown() {}

    /** F5. */
    default void reload() {}

    /** Ctrl+F. */
    default void focusFilter() {}

    /** Ctrl+Shift+F. */
    default void filterColumns() {}

    /** Ctrl+N: makes a new one of what it lists. */
    default void create() {}

    /** Esc: gives up what runs, or goes back. */
    default void cancel() {}

    /** What can be done here now, for the command palette. */
    default List<Action> actions() {
        return List.of();
    }
}
