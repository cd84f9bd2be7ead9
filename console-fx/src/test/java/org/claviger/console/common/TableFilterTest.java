package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class TableFilterTest {
    private final ObservableList<String> rows =
            FXCollections.observableArrayList("north softhsm", "south softhsm", "archive");
    private final TableFilter<String> filter = new TableFilter<>(rows, row -> row);

    @Test
    void without_words_everything_matches() {
        filter.textProperty().set("   ");
        assertThat(filter.matches()).hasSize(3);
    }

    @Test
    void case_and_order_of_words_do_not_matter() {
        filter.textProperty().set("SOFT north");
        assertThat(filter.matches()).containsExactly("north softhsm");
    }

    @Test
    void every_word_has_to_be_there() {
        filter.textProperty().set("archive softhsm");
        assertThat(filter.matches()).isEmpty();
    }

    @Test
    void every_column_has_to_be_as_it_is_narrowed_to() {
        filter.narrow("first", String::startsWith);
        filter.narrow("last", String::endsWith);
        filter.narrowed().put("first", "s");
        filter.narrowed().put("last", "hsm");
        assertThat(filter.matches()).containsExactly("south softhsm");
        filter.textProperty().set("north");
        assertThat(filter.matches()).isEmpty();
        filter.narrowed().remove("first");
        assertThat(filter.matches()).containsExactly("north softhsm");
    }

    @Test
    void rows_that_come_later_are_filtered_too() {
        filter.textProperty().set("south");
        rows.add("deep south");
        assertThat(filter.matches()).containsExactly("south softhsm", "deep south");
    }
}
