package org.claviger.console.common;

import javafx.scene.layout.Region;

/** What lies over the window until it is closed. */
public interface Dialog {
    /** Its nodes. */
    Region root();

    /** Called when it is on show: puts the focus where a person goes on. */
    void shown();

    /** Esc. */
    void cancel();
}
