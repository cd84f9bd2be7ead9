package org.claviger.console.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.StringProperty;

/** Rows that come from the server and are narrowed by what is typed, here or there. */
public interface FilteredRows {
    /** Loads anew. What was there stays until the answer has come. */
    void reload();

    /** What is typed. */
    StringProperty filterTextProperty();

    /** Whether an answer has come at least once: until then, no rows means nothing. */
    ReadOnlyBooleanProperty loadedProperty();

    /** Whether there are no rows only because a filter hides them. */
    boolean isNarrowed();

    /** Takes every filter away. */
    void clearFilters();

    /** Calls {@code change} now and whenever rows come or go. */
    void onRows(Runnable change);

    /** What runs, and what went wrong. */
    Activity activity();
}
