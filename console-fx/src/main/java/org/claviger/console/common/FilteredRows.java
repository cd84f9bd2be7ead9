package org.claviger.console.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableMap;

/** Rows that come from the server and are narrowed by what is typed, here or there. */
public interface FilteredRows {
    /** Loads anew. What was there stays until the answer has come. */
    void reload();

    /** What is typed. */
    StringProperty filterTextProperty();

    /** What columns are narrowed to: the values of parameters. Whoever changes them has the rows narrowed anew. */
    ObservableMap<String, String> narrowed();

    /** Whether an answer has come at least once: until then, no rows means nothing. */
    ReadOnlyBooleanProperty loadedProperty();

    /** Whether there are no rows only because a filter hides them. */
    boolean isNarrowed();

    /** Whether a filter is set. */
    default boolean isFiltered() {
        return !filterTextProperty().get().isBlank() || !narrowed().isEmpty();
    }

    /** Takes every filter away. */
    void clearFilters();

    /** Calls {@code change} now and whenever rows come or go. */
    void onRows(Runnable change);

    /** What runs, and what went wrong. */
    Activity activity();
}
