package org.claviger.console.common;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** Things of one kind, as the server has them: loaded, filtered, and one of them chosen. */
public final class Listing<T> implements FilteredRows {
    private final Activity activity;
    private final Callable<List<T>> source;
    private final Function<T, ?> identity;
    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final TableFilter<T> filter;
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable T> selected = new SimpleObjectProperty<>();

    /**
     * Loads from {@code source}, which may block.
     *
     * @param identity what stays the same when a thing is loaded anew, so that it stays chosen
     * @param searchable the text that the filter looks at
     */
    public Listing(
            Activity activity, Callable<List<T>> source, Function<T, ?> identity, Function<T, String> searchable) {
        this.activity = activity;
        this.source = source;
        this.identity = identity;
        this.filter = new TableFilter<>(rows, searchable);
    }

    @Override
    public void reload() {
        activity.start(source, this::show);
    }

    private void show(List<T> answer) {
        Optional<?> chosen = Optional.ofNullable(selected.get()).map(identity);
        rows.setAll(answer);
        loaded.set(true);
        selected.set(answer.stream()
                .filter(row -> chosen.filter(identity.apply(row)::equals).isPresent())
                .findFirst()
                .orElse(answer.isEmpty() ? null : answer.get(0)));
    }

    /** All rows, whether they match the filter or not. */
    public ObservableList<T> rows() {
        return rows;
    }

    /** What narrows them. */
    public TableFilter<T> filter() {
        return filter;
    }

    @Override
    public StringProperty filterTextProperty() {
        return filter.textProperty();
    }

    @Override
    public ObservableMap<String, String> narrowed() {
        return filter.narrowed();
    }

    @Override
    public boolean isNarrowed() {
        return !rows.isEmpty();
    }

    @Override
    public void clearFilters() {
        filter.narrowed().clear();
        filter.textProperty().set("");
    }

    @Override
    public void onRows(Runnable change) {
        rows.subscribe(change);
        filter.matches().subscribe(change);
    }

    @Override
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** The chosen one; null if there is none. */
    public ObjectProperty<@Nullable T> selectedProperty() {
        return selected;
    }

    @Override
    public Activity activity() {
        return activity;
    }
}
