package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a filter bar has over a table that is paged by the server: a choice for each column that it filters, and the export. */
public final class PagedTools {
    private PagedTools() {}

    /**
     * Adds a choice among values; what it shows first stands for all of them.
     *
     * @param parameter of the server's list
     * @param title of the column
     * @param written a value in words
     */
    public static <E extends Enum<E>> void choice(
            FilterBar bar,
            PagedListing<?> listing,
            String parameter,
            String title,
            List<E> values,
            Function<E, String> written,
            Strings strings) {
        ComboBox<@Nullable E> choice = new ComboBox<>();
        choice.setId("filter-" + parameter);
        choice.getItems().add(null);
        choice.getItems().addAll(values);
        String any = strings.text("filter.any", title);
        choice.setAccessibleText(title);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable E value) {
                return value == null ? any : written.apply(value);
            }

            @Override
            public @Nullable E fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here.");
            }
        });
        String chosen = listing.chosen(parameter);
        values.stream().filter(value -> value.name().equals(chosen)).forEach(choice::setValue);
        choice.valueProperty()
                .addListener((property, before, now) -> listing.choose(parameter, now == null ? null : now.name()));
        // Whoever clears all filters clears this one.
        listing.onRows(() -> {
            if (listing.chosen(parameter) == null) {
                choice.setValue(null);
            }
        });
        bar.addBefore(choice);
    }

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
