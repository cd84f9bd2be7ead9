package org.claviger.console.common;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** A screen with a list that is loaded whole. */
public abstract class ListingScreen<T> extends TableScreen<T> {
    private final TableView<T> table;

    /** A list without columns. */
    protected ListingScreen(Listing<T> listing, Deeds deeds, Session session, Strings strings) {
        this(new TableView<>(), listing, deeds, session, strings);
    }

    private ListingScreen(TableView<T> table, Listing<T> listing, Deeds deeds, Session session, Strings strings) {
        super(table, listing, () -> listing.rows().size(), listing.selectedProperty(), deeds, session, strings);
        this.table = table;
        ListingTable.follow(table, listing, strings);
    }

    /** Adds a column. */
    protected final <V> TableColumn<T, V> column(String key, double width, Function<T, @Nullable V> value) {
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
        ListingTable.values(column(key, width, value), value, written);
    }

    /** Adds a column with a state, as a badge; the strings have {@code key.STATE}. */
    protected final <E extends Enum<E>> void badges(String key, double width, Function<T, E> value) {
        column(key, width, value).setCellFactory(any -> new BadgeCell<>(key, strings));
    }

    @Override
    protected final List<T> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }
}
