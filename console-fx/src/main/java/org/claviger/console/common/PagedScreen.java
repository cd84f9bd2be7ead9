package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A screen with a list that is paged, sorted and filtered by the server, and can be exported. */
public abstract class PagedScreen<T> extends TableScreen<T> {
    private final TableView<Slot<T>> table;
    private final PagedListing<T> listing;
    private final PagedTable<T> paged;
    private final Session session;

    /** A list without columns. */
    protected PagedScreen(PagedListing<T> listing, Deeds deeds, Session session, Strings strings) {
        this(new TableView<>(), listing, deeds, session, strings);
    }

    private PagedScreen(
            TableView<Slot<T>> table, PagedListing<T> listing, Deeds deeds, Session session, Strings strings) {
        super(table, listing, () -> listing.slots().size(), listing.selectedProperty(), deeds, session, strings);
        this.table = table;
        this.listing = listing;
        this.session = session;
        this.paged = new PagedTable<>(table, listing, strings);
    }

    /**
     * Adds a column.
     *
     * @param sort the member by which the server sorts it; null if it doesn't
     */
    protected final void column(String key, @Nullable String sort, double width, Function<T, String> written) {
        TableColumn<Slot<T>, String> column = add(key, width);
        paged.column(column, sort, written);
    }

    /** Adds a column with a state, as a badge; the strings have {@code key.STATE}. */
    protected final <E extends Enum<E>> void badges(
            String key, @Nullable String sort, double width, Function<T, E> value) {
        TableColumn<Slot<T>, E> column = add(key, width);
        paged.column(column, sort, value, row -> strings.text(key + "." + value.apply(row)));
        column.setCellFactory(any -> new BadgeCell<>(key, strings));
    }

    private <V> TableColumn<Slot<T>, V> add(String key, double width) {
        TableColumn<Slot<T>, V> column = new TableColumn<>(strings.text(key));
        column.setId("column-" + key);
        column.setPrefWidth(width);
        table.getColumns().add(column);
        return column;
    }

    /** Lets the table be exported and arranged, under this name; when all columns are there. */
    protected final void keep(String name) {
        CsvExport<T> export = new CsvExport<>(listing, session.activity());
        offerExport(export, name);
        ErrorPane error = new ErrorPane();
        error.follow(export.activity(), strings, export.activity()::clear);
        WaitPane wait = new WaitPane();
        wait.follow(export.activity(), strings);
        above(error);
        above(wait);
        export.writtenProperty().addListener((property, before, written) -> {
            if (written != null) {
                overlay()
                        .toast(strings.text(
                                "export.done", written.rows(), written.file().getFileName()));
            }
        });
        paged.arrange(session.layouts(), name);
    }

    private void offerExport(CsvExport<T> export, String name) {
        Button button = new Button(null, new FontIcon(Feather.DOWNLOAD));
        button.setId("export");
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setAccessibleText(strings.text("export"));
        button.setTooltip(new Tooltip(strings.text("export")));
        button.disableProperty().bind(export.activity().busyProperty());
        button.setOnAction(event -> paged.export(export, strings.text("export.title"), name));
        filterBar.addBehind(button);
    }

    @Override
    protected final List<T> chosen() {
        return paged.chosen();
    }
}
