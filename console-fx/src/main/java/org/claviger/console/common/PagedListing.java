package org.claviger.console.common;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind, of which there may be very many: the server filters, sorts and pages them, and what is here are places,
 * of which those are filled that somebody has looked at.
 */
public final class PagedListing<T> implements FilteredRows {
    /** Rows that are fetched at once. */
    public static final int PAGE = 100;

    /** The parameter that searches the names. */
    public static final String TEXT = "filter";

    /** Who scrolls fast passes pages that nobody needs any more when their turn comes. */
    private static final int WANTED = 3;

    private final Background background;
    private final Activity activity;
    private final PageSource<T> source;
    private final Function<T, ?> identity;
    private final ObservableList<Slot<T>> slots = FXCollections.observableArrayList();
    private final Set<Integer> fresh = new HashSet<>();
    private final Deque<Integer> wanted = new ArrayDeque<>();
    private final ObservableMap<String, String> narrowed = FXCollections.observableMap(new TreeMap<>());
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper moves = new ReadOnlyLongWrapper();
    private final ObjectProperty<@Nullable T> selected = new SimpleObjectProperty<>();

    private @Nullable String sort;
    private boolean clearing;

    /**
     * Loads from {@code source}.
     *
     * @param identity what stays the same when a thing is loaded anew, so that it stays chosen
     */
    public PagedListing(Background background, Activity activity, PageSource<T> source, Function<T, ?> identity) {
        this.background = background;
        this.activity = activity;
        this.source = source;
        this.identity = identity;
        text.addListener((property, before, now) -> beginUnlessClearing());
        narrowed.addListener((MapChangeListener<String, String>) change -> beginUnlessClearing());
    }

    /** Loads anew what is looked at, and the rest when it is looked at. */
    @Override
    public void reload() {
        fresh.clear();
        wanted.remove(0);
        fetch(0, false);
    }

    /** Sorts by a member of the rows, as {@link PageRequest#sort} says it; null: in the list's own order. */
    public void sort(@Nullable String member) {
        if (!Objects.equals(sort, member)) {
            sort = member;
            begin();
        }
    }

    @Override
    public ObservableMap<String, String> narrowed() {
        return narrowed;
    }

    @Override
    public void clearFilters() {
        if (!text.get().isEmpty() || !narrowed.isEmpty()) {
            clearing = true;
            narrowed.clear();
            text.set("");
            clearing = false;
            begin();
        }
    }

    private void beginUnlessClearing() {
        if (!clearing) {
            begin();
        }
    }

    /** Somebody looks at a place: its row is fetched unless it is here. */
    public void need(Slot<T> slot) {
        int page = slot.index() / PAGE;
        if (!fresh.contains(page)) {
            wanted.remove(page);
            wanted.addFirst(page);
            while (wanted.size() > WANTED) {
                wanted.removeLast();
            }
            // Whoever asks is in the middle of a layout.
            background.ui().execute(this::next);
        }
    }

    /** Puts a row that has changed, as the server tells it now, into its place. */
    public void replace(T row) {
        slots.stream()
                .filter(slot -> is(slot.row(), row))
                .forEach(slot -> slot.rowProperty().set(row));
        if (is(selected.get(), row)) {
            selected.set(row);
        }
    }

    private boolean is(@Nullable T one, T other) {
        return one != null && identity.apply(one).equals(identity.apply(other));
    }

    private void begin() {
        fresh.clear();
        wanted.clear();
        fetch(0, true);
    }

    private void next() {
        wanted.removeIf(page -> fresh.contains(page) || page * PAGE >= slots.size());
        if (!activity.busyProperty().get() && !wanted.isEmpty()) {
            fetch(wanted.removeFirst(), false);
        }
    }

    private void fetch(int page, boolean others) {
        PageRequest request = request(page * PAGE, PAGE);
        activity.start(() -> source.fetch(request), slice -> {
            if (others) {
                slots.clear();
            }
            if (fill(page, slice) || others) {
                moves.set(moves.get() + 1);
            }
            next();
        });
    }

    /** True if a place has another row than before. */
    private boolean fill(int page, Slice<T> slice) {
        boolean moved = false;
        fresh.add(page);
        resize((int) Math.min(slice.total(), Integer.MAX_VALUE - 1L));
        for (int i = 0; i < slice.items().size() && page * PAGE + i < slots.size(); i++) {
            Slot<T> slot = slots.get(page * PAGE + i);
            T row = slice.items().get(i);
            moved |= slot.row() != null && !is(slot.row(), row);
            slot.rowProperty().set(row);
        }
        loaded.set(true);
        keepSelected(slice.items());
        return moved;
    }

    private void resize(int size) {
        if (size < slots.size()) {
            slots.remove(size, slots.size());
        } else if (size > slots.size()) {
            slots.addAll(
                    IntStream.range(slots.size(), size).mapToObj(Slot<T>::new).toList());
        }
    }

    private void keepSelected(List<T> items) {
        T chosen = selected.get();
        if (chosen == null || slots.isEmpty()) {
            selected.set(slots.isEmpty() ? null : slots.get(0).row());
            return;
        }
        items.stream().filter(item -> is(item, chosen)).findFirst().ifPresent(selected::set);
    }

    /** What is asked for with the filters and the order of now. */
    PageRequest request(int offset, int limit) {
        Map<String, String> filters = new TreeMap<>(narrowed);
        if (!text.get().isBlank()) {
            filters.put(TEXT, text.get().strip());
        }
        return new PageRequest(offset, limit, sort, filters);
    }

    PageSource<T> source() {
        return source;
    }

    /** The place in which a thing is; null if it is in none that is filled. */
    public @Nullable Slot<T> slotOf(@Nullable T row) {
        return row == null
                ? null
                : slots.stream().filter(slot -> is(slot.row(), row)).findFirst().orElse(null);
    }

    /** All places, filled or not. */
    public ObservableList<Slot<T>> slots() {
        return slots;
    }

    /** The rows that are here, in order. */
    public List<T> rows() {
        List<T> rows = new ArrayList<>();
        slots.forEach(slot -> {
            T row = slot.row();
            if (row != null) {
                rows.add(row);
            }
        });
        return rows;
    }

    @Override
    public StringProperty filterTextProperty() {
        return text;
    }

    @Override
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    @Override
    public boolean isNarrowed() {
        return loaded.get() && isFiltered();
    }

    @Override
    public void onRows(Runnable change) {
        slots.subscribe(change);
    }

    /** How often rows have come to be in other places: those that were chosen by their places are to be chosen anew. */
    public ReadOnlyLongProperty movesProperty() {
        return moves.getReadOnlyProperty();
    }

    /** The chosen one, whose details are shown; null if there is none. */
    public ObjectProperty<@Nullable T> selectedProperty() {
        return selected;
    }

    @Override
    public Activity activity() {
        return activity;
    }
}
