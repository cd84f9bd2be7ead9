package org.claviger.console.common;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableView;

/**
 * Narrows a list to the rows that have every word of a text, in any case and any order. What a row is searched by is told
 * by a function.
 */
public final class TableFilter<T> {
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableMap<String, String> narrowed = FXCollections.observableHashMap();
    private final Map<String, BiPredicate<T, String>> tests = new HashMap<>();
    private final FilteredList<T> matches;

    /** Filters {@code rows} by the text that {@code searchable} makes of each. */
    public TableFilter(ObservableList<T> rows, Function<T, String> searchable) {
        matches = new FilteredList<>(rows);
        text.addListener((property, before, words) -> filter(searchable));
        narrowed.addListener((MapChangeListener<String, String>) change -> filter(searchable));
    }

    private void filter(Function<T, String> searchable) {
        String words = text.get();
        Map<String, String> wanted = Map.copyOf(narrowed);
        matches.setPredicate(row -> matches(searchable.apply(row), words)
                && wanted.entrySet().stream().allMatch(each -> isNarrowedTo(row, each.getKey(), each.getValue())));
    }

    private boolean isNarrowedTo(T row, String parameter, String value) {
        BiPredicate<T, String> test = tests.get(parameter);
        return test == null || test.test(row, value);
    }

    /** Lets rows be narrowed by a parameter: to those of which {@code test} holds, with its value. */
    void narrow(String parameter, BiPredicate<T, String> test) {
        tests.put(parameter, test);
    }

    /** The values of the parameters that rows are narrowed by. */
    ObservableMap<String, String> narrowed() {
        return narrowed;
    }

    /** Whether a text has every one of some words. */
    public static boolean matches(String searched, String words) {
        String haystack = searched.toLowerCase(Locale.ROOT);
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Puts the matches into a table, whose headers sort them. */
    public void fill(TableView<T> table) {
        SortedList<T> sorted = new SortedList<>(matches);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
    }

    /** What is typed. */
    public StringProperty textProperty() {
        return text;
    }

    /** The rows that match. */
    public ObservableList<T> matches() {
        return matches;
    }
}
