package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final TestBackground background = new TestBackground();
    private List<String> answer = List.of("1 north", "2 south");
    private boolean refuses;
    private final Listing<String> listing =
            new Listing<>(new Activity(background.background()), this::ask, row -> row.substring(0, 1), row -> row);

    private List<String> ask() {
        if (refuses) {
            throw Refusal.of(ErrorCode.DATABASE_UNAVAILABLE);
        }
        return answer;
    }

    private void reload() {
        listing.reload();
        background.work();
    }

    @Test
    void nothing_is_loaded_before_the_answer_has_come() {
        listing.reload();
        assertThat(listing.loadedProperty().get()).isFalse();
        background.work();
        assertThat(listing.loadedProperty().get()).isTrue();
        assertThat(listing.rows()).containsExactly("1 north", "2 south");
    }

    @Test
    void the_first_row_is_chosen_for_a_start() {
        reload();
        assertThat(listing.selectedProperty().get()).isEqualTo("1 north");
    }

    @Test
    void what_was_chosen_stays_chosen_even_if_it_has_changed() {
        reload();
        listing.selectedProperty().set("2 south");
        answer = List.of("3 new", "2 deep south");
        reload();
        assertThat(listing.selectedProperty().get()).isEqualTo("2 deep south");
    }

    @Test
    void if_the_chosen_one_is_gone_the_first_is_chosen() {
        reload();
        answer = List.of("3 new");
        reload();
        assertThat(listing.selectedProperty().get()).isEqualTo("3 new");
    }

    @Test
    void of_an_empty_answer_nothing_is_chosen() {
        reload();
        answer = List.of();
        reload();
        assertThat(listing.selectedProperty().get()).isNull();
        assertThat(listing.loadedProperty().get()).isTrue();
    }

    @Test
    void cleared_filters_show_all() {
        reload();
        listing.filter().narrow("place", String::endsWith);
        listing.narrowed().put("place", "west");
        assertThat(listing.filter().matches()).isEmpty();
        assertThat(listing.isNarrowed()).isTrue();
        listing.clearFilters();
        assertThat(listing.filter().matches()).hasSize(2);
        assertThat(listing.isFiltered()).isFalse();
    }

    @Test
    void a_failure_leaves_what_was_there() {
        reload();
        refuses = true;
        reload();
        assertThat(listing.rows()).hasSize(2);
        assertThat(listing.activity().faultProperty().get()).isNotNull();
    }
}
