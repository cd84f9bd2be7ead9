package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WithoutWaitingTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void what_waits_for_nothing_is_done() {
        assertThat(WithoutWaiting.attempt(() -> done.add("all"))).isTrue();
        assertThat(done).containsExactly("all");
    }

    @Test
    void what_would_wait_is_given_up_there_whoever_catches_exceptions() {
        assertThat(WithoutWaiting.attempt(() -> {
                    try {
                        done.add("before");
                        WithoutWaiting.endsHere();
                        done.add("after");
                    } catch (RuntimeException e) {
                        done.add("caught");
                    }
                }))
                .isFalse();
        assertThat(done).containsExactly("before");
    }

    @Test
    void all_else_may_wait_also_after_an_attempt_that_has_failed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WithoutWaiting.attempt(() -> {
                    throw new IllegalStateException("a fault");
                }));
        assertThatCode(WithoutWaiting::endsHere).doesNotThrowAnyException();
    }

    @Test
    void of_a_reserved_block_is_taken_what_is_there_and_no_more_is_reserved() {
        ReservedBlock block = new ReservedBlock();
        assertThat(block.take(1, least -> 3)).isTrue();

        assertThat(WithoutWaiting.attempt(() -> block.take(2, least -> 10))).isTrue();
        assertThat(WithoutWaiting.attempt(() -> block.take(1, least -> 10))).isFalse();
        assertThat(block.left()).isZero();
    }

    @Test
    void nobody_waits_for_who_reserves() throws InterruptedException {
        ReservedBlock block = new ReservedBlock();
        CountDownLatch reserving = new CountDownLatch(1);
        CountDownLatch reserved = new CountDownLatch(1);
        Thread slow = new Thread(() -> block.take(1, least -> {
            reserving.countDown();
            awaitQuietly(reserved);
            return 10;
        }));
        slow.start();
        reserving.await();

        assertThat(WithoutWaiting.attempt(() -> block.take(1, least -> 10))).isFalse();

        reserved.countDown();
        slow.join();
        assertThat(WithoutWaiting.attempt(() -> block.take(1, least -> 10))).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
