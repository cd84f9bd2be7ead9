package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableMap;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filter of one column: its title, what it is narrowed to, and the button that takes the filter away, as Esc does. */
final class FilterEditor extends HBox {
    private static final int TEXT_COLUMNS = 12;
    private static final double DAY_WIDTH = 150;
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private final ColumnFilter filter;
    private final ObservableMap<String, String> narrowed;
    private final Strings strings;
    private boolean writing;

    /** Shows and changes what is narrowed; {@code leave} is called when somebody is done with it. */
    FilterEditor(ColumnFilter filter, ObservableMap<String, String> narrowed, Strings strings, Runnable leave) {
        this.filter = filter;
        this.narrowed = narrowed;
        this.strings = strings;
        getStyleClass().add("column-filter");
        setId("columnFilter-" + filter.column());
        Label title = new Label(title());
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMinWidth(USE_PREF_SIZE);
        getChildren().add(title);
        if (filter instanceof ColumnFilter.Text text) {
            add(text);
        } else if (filter instanceof ColumnFilter.Choice choice) {
            add(choice);
        } else if (filter instanceof ColumnFilter.Days days) {
            add(days.from(), "filter.from", ColumnFilter.Days::begin, ColumnFilter.Days::first);
            add(days.to(), "filter.to", ColumnFilter.Days::end, ColumnFilter.Days::last);
        }
        Button remove = new Button(null, new FontIcon(Feather.X));
        remove.setId("removeFilter-" + filter.column());
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        remove.setAccessibleText(strings.text("filter.remove", title()));
        remove.setTooltip(new Tooltip(strings.text("filter.remove", title())));
        remove.setOnAction(event -> remove(leave));
        getChildren().add(remove);
        // A filter and not a handler: the controls want these keys for themselves.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                remove(leave);
            } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                leave.run();
            }
        });
    }

    ColumnFilter filter() {
        return filter;
    }

    private String title() {
        return strings.text(filter.column());
    }

    /** Puts the focus where something is typed or chosen. */
    void edit() {
        getChildren().get(1).requestFocus();
    }

    private void remove(Runnable leave) {
        filter.parameters().forEach(narrowed::remove);
        leave.run();
    }

    private void narrow(String parameter, @Nullable String value) {
        writing = true;
        if (value == null || value.isBlank()) {
            narrowed.remove(parameter);
        } else {
            narrowed.put(parameter, value);
        }
        writing = false;
    }

    /** Whether what is narrowed changes just now by what somebody types or chooses here. */
    boolean isWriting() {
        return writing;
    }

    private void add(ColumnFilter.Text text) {
        TextField field = new TextField(Objects.requireNonNullElse(narrowed.get(text.parameter()), ""));
        field.setId("filter-" + text.column());
        field.setPrefColumnCount(TEXT_COLUMNS);
        field.setPromptText(strings.text("filter.contains"));
        field.setAccessibleText(strings.text("filter.of", title()));
        field.textProperty().addListener((property, before, typed) -> narrow(text.parameter(), typed.strip()));
        getChildren().add(field);
    }

    private void add(ColumnFilter.Choice choice) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("filter-" + choice.column());
        box.getItems().setAll(choice.values().keySet());
        box.setPromptText(strings.text("filter.choose"));
        box.setAccessibleText(strings.text("filter.of", title()));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null
                        ? ""
                        : strings.text(choice.column() + "." + choice.values().get(value));
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here.");
            }
        });
        box.setValue(narrowed.get(choice.parameter()));
        box.valueProperty().addListener((property, before, chosen) -> narrow(choice.parameter(), chosen));
        getChildren().add(box);
    }

    private void add(String parameter, String key, Written written, Day day) {
        DatePicker picker = new DatePicker(day.of(narrowed.get(parameter), ZONE));
        picker.setId(key.replace("filter.", "filter-" + filter.column() + "-"));
        picker.setPrefWidth(DAY_WIDTH);
        picker.setPromptText(strings.text(key));
        picker.setAccessibleText(strings.text("filter.of", title()) + " " + strings.text(key));
        picker.setConverter(days());
        Consumer<@Nullable LocalDate> narrows = chosen -> narrow(parameter, written.of(chosen, ZONE));
        ObjectProperty<@Nullable LocalDate> value = picker.valueProperty();
        value.addListener((property, before, chosen) -> narrows.accept(chosen));
        getChildren().add(picker);
    }

    /** As dates are written in the language; what is none stays none. */
    private StringConverter<LocalDate> days() {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(strings.language());
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate day) {
                return day == null ? "" : format.format(day);
            }

            @Override
            public @Nullable LocalDate fromString(String typed) {
                try {
                    return typed.isBlank() ? null : LocalDate.parse(typed.strip(), format);
                } catch (DateTimeParseException e) {
                    return null;
                }
            }
        };
    }

    /** The instant of a day. */
    private interface Written {
        @Nullable String of(@Nullable LocalDate day, ZoneId zone);
    }

    /** The day of an instant. */
    private interface Day {
        @Nullable LocalDate of(@Nullable String instant, ZoneId zone);
    }
}
