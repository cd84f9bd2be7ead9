package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a filter bar has over a table that is paged by the server: the export. */
public final class PagedTools {
    private PagedTools() {}

    /** Adds the button that exports all rows as CSV; what came of it is for the screen to show. */
    public static <T> void export(
            FilterBar bar, PagedTable<T> table, CsvExport<T> export, String name, Strings strings) {
        Button button = new Button(null, new FontIcon(Feather.DOWNLOAD));
        button.setId("export");
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setAccessibleText(strings.text("export"));
        button.setTooltip(new Tooltip(strings.text("export")));
        button.disableProperty().bind(export.activity().busyProperty());
        button.setOnAction(event -> table.export(export, strings.text("export.title"), name));
        bar.addBehind(button);
    }
}
