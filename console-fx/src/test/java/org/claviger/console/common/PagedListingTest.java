package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.Test;

class PagedListingTest {
    private final TestBackground background = new TestBackground();
    private final List<PageRequest> asked = new ArrayList<>();
    private int total = 100_000;
    private String suffix = "";
    private int first;
    private boolean refuses;
    private final PagedListing<String> listing = new PagedListing<>(
            background.background(), new Activity(background.background()), this::answer, row -> row.split(" ", -1)[0]);

    private Slice<String> answer(PageRequest wanted) {
        asked.add(wanted);
        if (refuses) {
            throw Refusal.of(ErrorCode.DATABASE_UNAVAILABLE);
        }
        return new Slice<>(
                IntStream.range(wanted.offset(), Math.min(total, wanted.offset() + wanted.limit()))
                        .mapToObj(i -> first + i + suffix)
                        .toList(),
                total);
    }

    private void load() {
        listing.reload();
        background.work();
    }

    private void look(int index) {
        listing.need(listing.slots().get(index));
    }

    private List<Integer> offsets() {
        return asked.stream().map(PageRequest::offset).toList();
    }

    @Test
    void there_is_a_place_for_each_row_and_the_first_page_is_filled() {
        load();
        assertThat(listing.slots()).hasSize(100_000);
        assertThat(listing.rows()).hasSize(PagedListing.PAGE).startsWith("0", "1");
        assertThat(listing.selectedProperty().get()).isEqualTo("0");
    }

    @Test
    void what_is_looked_at_is_fetched_once() {
        load();
        look(50_000);
        look(50_001);
        background.work();
        look(50_002);
        background.work();
        assertThat(offsets()).containsExactly(0, 50_000);
        assertThat(listing.slots().get(50_050).row()).isEqualTo("50050");
    }

    @Test
    void it_is_told_when_rows_have_come_to_be_in_other_places() {
        load();
        long before = listing.movesProperty().get();
        suffix = " changed";
        load();
        assertThat(listing.movesProperty().get()).isEqualTo(before);
        first = -1;
        load();
        assertThat(listing.movesProperty().get()).isEqualTo(before + 1);
        assertThat(listing.selectedProperty().get()).isEqualTo("0 changed");
        assertThat(listing.slotOf("0")).isEqualTo(listing.slots().get(1));
    }

    @Test
    void pages_that_were_scrolled_past_are_not_fetched() {
        load();
        for (int i = 1_000; i < 90_000; i += 1_000) {
            look(i);
        }
        background.work();
        assertThat(offsets()).hasSizeLessThan(6).contains(89_000);
    }

    @Test
    void another_filter_begins_with_the_first_page_of_other_rows() {
        load();
        look(50_000);
        background.work();
        total = 3;
        listing.filterTextProperty().set(" invoices ");
        listing.narrowed().put("state", "ACTIVE");
        background.work();
        assertThat(listing.slots()).hasSize(3);
        assertThat(listing.rows()).containsExactly("0", "1", "2");
        assertThat(asked.get(asked.size() - 1).filters()).isEqualTo(Map.of("filter", "invoices", "state", "ACTIVE"));
        assertThat(listing.isNarrowed()).isTrue();
    }

    @Test
    void cleared_filters_ask_once_more_for_all() {
        load();
        listing.narrowed().put("state", "ACTIVE");
        background.work();
        listing.clearFilters();
        background.work();
        assertThat(listing.isNarrowed()).isFalse();
        assertThat(asked.get(asked.size() - 1).filters()).isEmpty();
    }

    @Test
    void all_filters_are_cleared_by_one_question() {
        load();
        listing.filterTextProperty().set("invoices");
        listing.narrowed().put("state", "ACTIVE");
        listing.narrowed().put("type", "SYMMETRIC_KEY");
        background.work();
        asked.clear();
        listing.clearFilters();
        background.work();
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request.filters()).isEmpty());
        assertThat(listing.isFiltered()).isFalse();
    }

    @Test
    void the_server_sorts() {
        load();
        listing.sort("-createdAt");
        listing.sort("-createdAt");
        background.work();
        assertThat(asked).extracting(PageRequest::sort).containsExactly(null, "-createdAt");
    }

    @Test
    void a_reload_leaves_what_is_shown_until_the_answer_has_come_and_keeps_the_choice() {
        load();
        listing.selectedProperty().set("7");
        suffix = " changed";
        listing.reload();
        assertThat(listing.rows()).contains("7");
        background.work();
        assertThat(listing.selectedProperty().get()).isEqualTo("7 changed");
    }

    @Test
    void rows_that_have_gone_leave_no_place() {
        load();
        total = 2;
        load();
        assertThat(listing.slots()).hasSize(2);
    }

    @Test
    void a_row_that_was_changed_is_put_into_its_place() {
        load();
        listing.selectedProperty().set("7");
        listing.replace("7 held");
        assertThat(listing.slots().get(7).row()).isEqualTo("7 held");
        assertThat(listing.selectedProperty().get()).isEqualTo("7 held");
    }

    @Test
    void a_failure_leaves_what_was_there() {
        load();
        refuses = true;
        load();
        assertThat(listing.slots()).hasSize(100_000);
        assertThat(listing.activity().faultProperty().get()).isNotNull();
    }
}
