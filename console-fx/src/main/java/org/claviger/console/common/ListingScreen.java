package org.claviger.console.common;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** A screen with a list that is loaded whole. */
public abstract class ListingScreen<T> extends TableScreen<T> {
    private final TableView<T> table;
    private final TableFilter<T> filter;

    /** A list without columns. */
    protected ListingScreen(Listing<T> listing, Deeds deeds, Session session, Strings strings) {
        this(new TableView<>(), listing, deeds, session, strings);
    }

    private ListingScreen(TableView<T> table, Listing<T> listing, Deeds deeds, Session session, Strings strings) {
        super(table, listing, () -> listing.rows().size(), listing.selectedProperty(), deeds, session, strings);
        this.table = table;
        this.filter = listing.filter();
        ListingTable.follow(table, listing, strings);
    }

    /** Adds a column, which can be narrowed to those with a text. */
    protected final <V> TableColumn<T, V> column(String key, double width, Function<T, @Nullable V> value) {
        TableColumn<T, V> column = add(key, width, value);
        narrow(key, row -> {
            V own = value.apply(row);
            return own == null ? "" : own.toString();
        });
        return column;
    }

    private void narrow(String key, Function<T, String> written) {
        filter.narrow(key, (row, words) -> TableFilter.matches(written.apply(row), words));
        filters(new ColumnFilter.Text(key, key));
    }

    private <V> TableColumn<T, V> add(String key, double width, Function<T, @Nullable V> value) {
        TableColumn<T, V> column = new TableColumn<>(strings.text(key));
        column.setId("column-" + key);
        column.setPrefWidth(width);
        ListingTable.values(column, value);
        table.getColumns().add(column);
        return column;
    }

    /** Adds a column whose values are written in another way than they sort. */
    protected final <V> void column(
            String key, double width, Function<T, @Nullable V> value, Function<V, String> written) {
        ListingTable.values(add(key, width, value), value, written);
        narrow(key, row -> {
            V own = value.apply(row);
            return own == null ? "" : written.apply(own);
        });
    }

    /** Adds a column with moments, which can be narrowed to those of some days. */
    protected final void times(String key, double width, Function<T, @Nullable Instant> value) {
        ListingTable.values(add(key, width, value), value, moments::minute);
        ColumnFilter.Days days = new ColumnFilter.Days(key, key + "From", key + "To");
        filter.narrow(days.from(), (row, from) -> {
            Instant own = value.apply(row);
            return own != null && !own.isBefore(Instant.parse(from));
        });
        filter.narrow(days.to(), (row, to) -> {
            Instant own = value.apply(row);
            return own != null && own.isBefore(Instant.parse(to));
        });
        filters(days);
    }

    /** Adds a column with a state, as a badge, which can be narrowed to one; the strings have {@code key.STATE}. */
    protected final <E extends Enum<E>> void badges(String key, double width, Function<T, E> value, E[] all) {
        add(key, width, value).setCellFactory(any -> new BadgeCell<>(key, strings));
        filter.narrow(key, (row, state) -> value.apply(row).name().equals(state));
        filters(ColumnFilter.Choice.of(key, key, all));
    }

    @Override
    protected final List<T> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }
}
