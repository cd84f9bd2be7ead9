package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorSourceTest {
    private final List<@Nullable String> cursors = new ArrayList<>();
    private final CursorSource<String> source = new CursorSource<>((wanted, cursor) -> {
        cursors.add(cursor);
        return cursor == null
                ? new CursorSource.Page<>(List.of("a", "b"), "after b")
                : new CursorSource.Page<>(List.of("c"), null);
    });

    private static PageRequest from(int offset) {
        return new PageRequest(offset, 2, null, Map.of());
    }

    @Test
    void a_page_with_more_behind_it_promises_one_row_more() throws Exception {
        assertThat(source.fetch(from(0))).isEqualTo(new Slice<>(List.of("a", "b"), 3));
    }

    @Test
    void the_following_page_is_asked_for_by_the_cursor_of_the_one_before() throws Exception {
        source.fetch(from(0));
        assertThat(source.fetch(from(2))).isEqualTo(new Slice<>(List.of("c"), 3));
        assertThat(cursors).containsExactly(null, "after b");
    }

    @Test
    void another_walk_knows_nothing_of_the_first() throws Exception {
        source.fetch(from(0));
        assertThat(source.anew().fetch(from(2)).items()).isEmpty();
        assertThat(cursors).hasSize(1);
    }
}
