package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The filters of a table's columns: a menu of those that there are, and a line with those that somebody has taken from it, where he
 * says what is to be left. A column that is narrowed has a mark in its header.
 */
final class ColumnFilters {
    private static final double GAP = 8;

    private final MenuButton menu = new MenuButton(null, new FontIcon(Feather.FILTER));
    private final FlowPane line = new FlowPane(GAP, GAP);
    private final Hyperlink clear = new Hyperlink();
    private final List<ColumnFilter> filters = new ArrayList<>();
    private final TableView<?> table;
    private final FilteredRows rows;
    private final Strings strings;

    /** Of no column yet. */
    ColumnFilters(TableView<?> table, FilteredRows rows, Strings strings) {
        this.table = table;
        this.rows = rows;
        this.strings = strings;
        menu.setId("columnFilters");
        menu.getStyleClass().addAll(Styles.BUTTON_ICON);
        menu.setAccessibleText(strings.text("filter.columns"));
        menu.setTooltip(new Tooltip(strings.text("filter.columns")));
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        menu.setVisible(false);
        menu.managedProperty().bind(menu.visibleProperty());
        clear.setId("clearFilters");
        clear.setText(strings.text("filter.clear.all"));
        clear.setOnAction(event -> {
            rows.clearFilters();
            show();
            table.requestFocus();
        });
        line.setId("filterLine");
        line.getStyleClass().add("filter-line");
        line.managedProperty().bind(line.visibleProperty());
        rows.narrowed().addListener((MapChangeListener<String, String>) change -> show());
        show();
    }

    /** Lets a column be narrowed. */
    void add(ColumnFilter filter) {
        filters.add(filter);
        menu.getItems().add(item("menuFilter-", filter));
        menu.setVisible(true);
        table.getColumns().stream()
                .filter(column -> isOf(filter, column))
                .forEach(column -> column.setContextMenu(new ContextMenu(item("headerFilter-", filter))));
        show();
    }

    private MenuItem item(String id, ColumnFilter filter) {
        MenuItem item = new MenuItem(strings.text("filter.of", strings.text(filter.column())));
        item.setId(id + filter.column());
        item.setOnAction(event -> open(filter));
        return item;
    }

    /** Puts a column's filter into the line, and the focus into it. */
    void open(ColumnFilter filter) {
        editor(filter).edit();
    }

    /** Shows the menu. */
    void offer() {
        if (menu.isVisible()) {
            menu.requestFocus();
            menu.show();
        }
    }

    /** Each filter, and what opens it. */
    List<Action> actions() {
        return filters.stream()
                .map(filter -> new Action(
                        strings.text("filter.of", strings.text(filter.column())), Feather.FILTER, () -> open(filter)))
                .toList();
    }

    MenuButton menu() {
        return menu;
    }

    FlowPane line() {
        return line;
    }

    private boolean isNarrowed(ColumnFilter filter) {
        return filter.parameters().stream().anyMatch(rows.narrowed()::containsKey);
    }

    private List<FilterEditor> editors() {
        return line.getChildren().stream()
                .filter(FilterEditor.class::isInstance)
                .map(FilterEditor.class::cast)
                .toList();
    }

    private FilterEditor editor(ColumnFilter filter) {
        return editors().stream()
                .filter(editor -> editor.filter().equals(filter))
                .findFirst()
                .orElseGet(() -> {
                    FilterEditor editor = new FilterEditor(filter, rows.narrowed(), strings, this::leave);
                    line.getChildren().remove(clear);
                    line.getChildren().addAll(editor, clear);
                    line.setVisible(true);
                    return editor;
                });
    }

    /** Somebody is done with a filter. */
    private void leave() {
        table.requestFocus();
        show();
    }

    /** Shows what is narrowed, wherever that was said. What says nothing goes, unless somebody is at it. */
    private void show() {
        filters.stream().filter(this::isNarrowed).forEach(this::editor);
        editors().stream()
                .filter(editor -> !isNarrowed(editor.filter()) && !editor.isWriting())
                .forEach(line.getChildren()::remove);
        if (editors().isEmpty()) {
            line.getChildren().clear();
            line.setVisible(false);
        }
        for (TableColumn<?, ?> column : table.getColumns()) {
            mark(column, filters.stream().anyMatch(filter -> isNarrowed(filter) && isOf(filter, column)));
        }
    }

    private static boolean isOf(ColumnFilter filter, TableColumn<?, ?> column) {
        return ("column-" + filter.column()).equals(column.getId());
    }

    private static void mark(TableColumn<?, ?> column, boolean marked) {
        if (marked != (column.getGraphic() != null)) {
            FontIcon icon = new FontIcon(Feather.FILTER);
            icon.getStyleClass().add("filter-mark");
            column.setGraphic(marked ? icon : null);
        }
    }
}
