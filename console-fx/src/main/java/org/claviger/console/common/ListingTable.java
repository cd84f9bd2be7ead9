package org.claviger.console.common;

import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Puts a listing into a table: rows, order, choice, and what to say if there are none. */
public final class ListingTable {
    private ListingTable() {}

    /** Ties the two together. */
    public static <T> void follow(TableView<T> table, Listing<T> listing, Strings strings) {
        listing.filter().fill(table);
        table.setPlaceholder(new EmptyState(listing, strings));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            // A filter that hides the chosen row leaves its details on show.
            if (now != null) {
                listing.selectedProperty().set(now);
            }
        });
        listing.selectedProperty().addListener((property, before, now) -> choose(table, now));
        choose(table, listing.selectedProperty().get());
    }

    private static <T> void choose(TableView<T> table, @Nullable T row) {
        if (row == null) {
            table.getSelectionModel().clearSelection();
        } else if (!Objects.equals(row, table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(row);
        }
    }

    /** Gives a column its values, by which it also sorts. */
    public static <T, V> void values(TableColumn<T, V> column, Function<T, V> value) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    }

    /** Gives a column its values, and writes them in another way than they sort. */
    public static <T, V> void values(TableColumn<T, V> column, Function<T, V> value, Function<V, String> written) {
        values(column, value);
        column.setCellFactory(any -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable V item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : written.apply(item));
            }
        });
    }
}
