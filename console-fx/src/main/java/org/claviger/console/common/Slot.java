package org.claviger.console.common;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The place of one row in a list that is loaded page by page; empty until its page has come. */
public final class Slot<T> {
    private final int index;
    private final ObjectProperty<@Nullable T> row = new SimpleObjectProperty<>();

    Slot(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    /** The row; null until it has come. */
    public ObjectProperty<@Nullable T> rowProperty() {
        return row;
    }

    /** The row; null until it has come. */
    public @Nullable T row() {
        return row.get();
    }
}
