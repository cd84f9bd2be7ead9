package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;

import java.util.ArrayList;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.Test;

class ReservedBlockTest {
    private final List<Long> reserved = new ArrayList<>();
    private final ReservedBlock block = new ReservedBlock();

    @Test
    void uses_are_reserved_before_the_first_one_and_not_again_before_they_are_made() {
        for (int i = 0; i < 10; i++) {
            assertThat(block.take(1, least -> reserve(least, 10))).isTrue();
        }
        assertThat(reserved).containsExactly(1L);

        block.take(1, least -> reserve(least, 10));

        assertThat(reserved).containsExactly(1L, 1L);
        assertThat(block.left()).isEqualTo(9);
    }

    @Test
    void what_is_left_counts_towards_what_is_needed() {
        block.take(7, least -> reserve(least, 10));

        block.take(5, least -> reserve(least, 2));

        assertThat(reserved).containsExactly(7L, 2L);
        assertThat(block.left()).isZero();
    }

    @Test
    void a_refusal_leaves_what_was_reserved() {
        block.take(7, least -> reserve(least, 10));

        assertRefused(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> block.take(5, least -> {
                    throw new RefusedException(ErrorCode.USAGE_NOT_ALLOWED, "used up");
                }));

        assertThat(block.left()).isEqualTo(3);
        assertThat(block.take(3, least -> reserve(least, 1))).isTrue();
    }

    @Test
    void only_what_nobody_uses_is_closed_and_then_it_is_of_no_use() {
        block.take(1, least -> reserve(least, 10));
        assertThat(block.closeIfIdle()).isZero();
        assertThat(block.isClosed()).isFalse();

        assertThat(block.closeIfIdle()).isEqualTo(9);

        assertThat(block.isClosed()).isTrue();
        assertThat(block.take(1, least -> reserve(least, 10))).isFalse();
    }

    private long reserve(long least, long size) {
        reserved.add(least);
        return size;
    }
}
