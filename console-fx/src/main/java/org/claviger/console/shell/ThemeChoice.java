package org.claviger.console.shell;

/** Which of the two looks a person wants. */
public enum ThemeChoice {
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK,
    /** What the desktop has; light, if it doesn't tell. */
    SYSTEM
}
