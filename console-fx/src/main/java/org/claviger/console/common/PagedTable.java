package org.claviger.console.common;

import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts a listing that is loaded page by page into a table: rows come as they are scrolled to, headers have the server sort,
 * several rows can be chosen, and columns stay as a person has arranged them.
 */
public final class PagedTable<T> {
    private static final Duration SETTLED = Duration.millis(300);

    private final TableView<Slot<T>> table;
    private final PagedListing<T> listing;
    private final Map<TableColumn<Slot<T>, ?>, Function<T, String>> columns = new LinkedHashMap<>();

    /** Ties the two together; columns come by {@link #column}. */
    public PagedTable(TableView<Slot<T>> table, PagedListing<T> listing, Strings strings) {
        this.table = table;
        this.listing = listing;
        table.setItems(listing.slots());
        table.setPlaceholder(new EmptyState(listing, strings));
        table.setTableMenuButtonVisible(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setSortPolicy(sorted -> sort());
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && now.row() != null) {
                listing.selectedProperty().set(now.row());
            }
        });
        listing.selectedProperty().addListener((property, before, now) -> choose(now));
        listing.movesProperty().addListener((property, before, now) -> chooseAnew());
        choose(listing.selectedProperty().get());
    }

    /**
     * Gives a column its values.
     *
     * @param sort the member by which the server sorts it; null if it doesn't
     * @param written what is shown, and exported, of a row
     */
    public void column(TableColumn<Slot<T>, String> column, @Nullable String sort, Function<T, String> written) {
        column(column, sort, written, written);
    }

    /** Gives a column values that its own cells show, and the text that is exported of them. */
    public <V> void column(
            TableColumn<Slot<T>, V> column, @Nullable String sort, Function<T, V> value, Function<T, String> written) {
        column.setCellValueFactory(cell -> {
            listing.need(cell.getValue());
            return cell.getValue().rowProperty().map(value);
        });
        column.setSortable(sort != null);
        column.setUserData(sort);
        columns.put(column, written);
    }

    /** Cells that write their values; those that are empty say nothing. */
    public static <R, V> TableCell<R, V> cell(Function<V, String> written) {
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable V item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : written.apply(item));
            }
        };
    }

    private boolean sort() {
        listing.sort(
                table.getSortOrder().isEmpty()
                        ? null
                        : member(table.getSortOrder().get(0)));
        return true;
    }

    private static String member(TableColumn<?, ?> column) {
        String sort = String.valueOf(column.getUserData());
        return column.getSortType() == TableColumn.SortType.DESCENDING ? "-" + sort : sort;
    }

    /** The table remembers places, in which there are other rows now: only that whose details are shown is chosen still. */
    private void chooseAnew() {
        table.getSelectionModel().clearSelection();
        choose(listing.selectedProperty().get());
    }

    private void choose(@Nullable T row) {
        Slot<T> chosen = table.getSelectionModel().getSelectedItem();
        Slot<T> wanted = listing.slotOf(row);
        if (!Objects.equals(chosen, wanted)) {
            table.getSelectionModel().clearSelection();
            if (wanted != null) {
                table.getSelectionModel().select(wanted);
            }
        }
    }

    /** The rows that are chosen, one or several. */
    public List<T> chosen() {
        List<T> rows = new ArrayList<>();
        for (Slot<T> slot : table.getSelectionModel().getSelectedItems()) {
            T row = slot == null ? null : slot.row();
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Arranges the columns as they were left, and keeps how they are arranged from now on. */
    public PagedTable<T> arrange(TableLayouts layouts, String name) {
        List<TableLayouts.Column> kept = layouts.of(name);
        List<String> order = kept.stream().map(TableLayouts.Column::id).toList();
        for (TableLayouts.Column column : kept) {
            table.getColumns().stream()
                    .filter(each -> column.id().equals(each.getId()))
                    .forEach(each -> {
                        each.setPrefWidth(column.width());
                        each.setVisible(column.visible());
                    });
        }
        table.getColumns()
                .sort(Comparator.comparingInt(
                        each -> order.contains(each.getId()) ? order.indexOf(each.getId()) : order.size()));
        // A layout of the table changes the width of each column, and a drag changes it with each point.
        PauseTransition settled = new PauseTransition(SETTLED);
        settled.setOnFinished(event -> layouts.keep(name, arrangement()));
        Runnable keep = settled::playFromStart;
        table.getColumns().subscribe(keep);
        for (TableColumn<Slot<T>, ?> column : table.getColumns()) {
            column.widthProperty().addListener((property, before, now) -> keep.run());
            column.visibleProperty().addListener((property, before, now) -> keep.run());
        }
        return this;
    }

    private List<TableLayouts.Column> arrangement() {
        return table.getColumns().stream()
                .map(column -> new TableLayouts.Column(column.getId(), column.getWidth(), column.isVisible()))
                .toList();
    }

    /** The visible columns, from left to right, as they are exported. */
    List<CsvExport.Column<T>> exported() {
        List<CsvExport.Column<T>> exported = new ArrayList<>();
        for (TableColumn<Slot<T>, ?> column : table.getVisibleLeafColumns()) {
            Function<T, String> written = columns.get(column);
            if (written != null) {
                exported.add(new CsvExport.Column<>(column.getText(), written));
            }
        }
        return exported;
    }

    /** Asks where to, and exports. */
    void export(CsvExport<T> export, String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name + ".csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showSaveDialog(table.getScene().getWindow());
        if (file != null) {
            export.write(file.toPath(), exported());
        }
    }
}
