package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatheringTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> written = new ArrayList<>();
    private final Queue<Integer> told = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Gathering<Integer> gathering = new Gathering<>(100, this::write);
    private volatile boolean isHeldUp;
    private volatile boolean fails;
    private volatile boolean isWorking;

    private void write(List<Integer> group) throws SQLException {
        isWorking = true;
        if (isHeldUp) {
            hold();
        }
        if (fails) {
            throw new SQLException("full", "53100");
        }
        written.add(List.copyOf(group));
    }

    private void hold() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        gate.countDown();
        threads.shutdownNow();
    }

    @Test
    void what_is_submitted_when_nobody_works_is_written_by_a_worker() {
        submit(1, Runnable::run);

        assertThat(written).containsExactly(List.of(1));
        assertThat(told).containsExactly(1);
    }

    @Test
    void what_is_submitted_while_a_worker_writes_is_written_by_the_same_in_one_group() {
        isHeldUp = true;
        submit(1, threads);
        awaitWorking();
        submit(2, threads);
        submit(3, threads);
        assertThat(told).isEmpty();

        gate.countDown();
        await().untilAsserted(() -> assertThat(told).containsExactly(1, 2, 3));
        assertThat(written).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void who_waits_leaves_what_is_submitted_meanwhile_to_the_workers() {
        isHeldUp = true;
        threads.execute(() -> wait(1));
        awaitWorking();
        AtomicInteger workers = new AtomicInteger();
        submit(2, work -> {
            workers.incrementAndGet();
            threads.execute(work);
        });

        gate.countDown();
        await().untilAsserted(() -> assertThat(told).containsExactlyInAnyOrder(1, 2));
        assertThat(workers).hasValue(1);
    }

    @Test
    void who_works_for_what_was_submitted_lets_one_who_waits_go_on() {
        isHeldUp = true;
        submit(1, threads);
        awaitWorking();
        threads.execute(() -> wait(2));

        gate.countDown();
        await().untilAsserted(() -> assertThat(told).containsExactlyInAnyOrder(1, 2));
    }

    @Test
    void a_failure_is_told_to_each_and_ends_with_its_group() {
        fails = true;
        submit(1, Runnable::run);
        assertThat(failures).singleElement().isInstanceOf(SQLException.class);

        fails = false;
        submit(2, Runnable::run);
        assertThat(told).containsExactly(2);
    }

    @Test
    void one_that_fails_to_be_told_spoils_nothing_for_the_others() {
        isHeldUp = true;
        submit(1, threads);
        awaitWorking();
        gathering.submit(
                List.of(2),
                failure -> {
                    throw new IllegalStateException("a fault of whoever is told");
                },
                threads);
        submit(3, threads);

        gate.countDown();
        await().untilAsserted(() -> assertThat(told).containsExactly(1, 3));
    }

    @Test
    void of_many_that_wait_and_many_that_do_not_each_is_written_once() throws InterruptedException {
        int many = 2000;
        CountDownLatch all = new CountDownLatch(many);
        IntStream.range(0, many)
                .forEach(i -> threads.execute(() -> {
                    if (i % 2 == 0) {
                        wait(i);
                    } else {
                        submit(i, threads);
                    }
                    all.countDown();
                }));
        all.await();

        await().untilAsserted(() -> assertThat(told).hasSize(many).doesNotHaveDuplicates());
        assertThat(written.stream().flatMap(List::stream)).hasSize(many).doesNotHaveDuplicates();
        assertThat(failures).isEmpty();
    }

    private void submit(int number, Executor workers) {
        gathering.submit(List.of(number), failure -> told(number, failure), workers);
    }

    private void wait(int number) {
        try {
            gathering.await(number);
            told(number, null);
        } catch (SQLException e) {
            told(number, e);
        }
    }

    private void told(int number, @Nullable SQLException failure) {
        if (failure == null) {
            told.add(number);
        } else {
            failures.add(failure);
        }
    }

    private void awaitWorking() {
        await().until(() -> isWorking);
    }
}
