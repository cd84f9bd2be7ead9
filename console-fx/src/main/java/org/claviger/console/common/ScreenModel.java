package org.claviger.console.common;

/** A view model of a screen that is reached by the sidebar. It outlives the screen's nodes, which a new language replaces. */
public interface ScreenModel {
    /** The screen comes on show, for the first time or again: loads anew. */
    void enter();

    /** The screen is left: gives up what runs, so that a late answer changes nothing. */
    void leave();
}
