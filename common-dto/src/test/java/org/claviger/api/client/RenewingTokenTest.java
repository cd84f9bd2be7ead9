package org.claviger.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.claviger.api.client.RenewingToken.Lease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenewingTokenTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean holds;
    private volatile @Nullable RuntimeException failure;
    private final RenewingToken token = new RenewingToken(new Lease("first", LIFETIME, this::next), clock);

    private Lease next() {
        int count = asked.incrementAndGet();
        try {
            if (holds) {
                held.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw failure;
        }
        return new Lease("next " + count, LIFETIME, this::next);
    }

    @Test
    void a_token_serves_until_a_minute_before_its_end() {
        clock.pass(Duration.ofMinutes(14).minusSeconds(1));
        assertThat(token.accessToken()).isEqualTo("first");
        clock.pass(Duration.ofSeconds(1));
        assertThat(token.accessToken()).isEqualTo("next 1");
        assertThat(token.accessToken()).isEqualTo("next 1");
        clock.pass(LIFETIME);
        assertThat(token.accessToken()).isEqualTo("next 2");
    }

    @Test
    void however_many_ask_it_is_renewed_once() throws InterruptedException {
        clock.pass(LIFETIME);
        holds = true;
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            callers.execute(() -> seen.add(token.accessToken()));
        }
        held.countDown();
        callers.shutdown();

        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).containsExactly("next 1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_caller_who_gives_up_does_not_lose_the_answer() throws InterruptedException {
        clock.pass(LIFETIME);
        holds = true;
        Thread caller =
                new Thread(() -> assertThatThrownBy(token::accessToken).isInstanceOf(ServerUnreachableException.class));
        caller.start();
        caller.interrupt();
        caller.join();
        held.countDown();

        assertThat(token.accessToken()).isEqualTo("next 1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void while_the_old_one_holds_a_server_that_is_away_is_no_fault() {
        failure = new ServerUnreachableException("away", new IllegalStateException());
        clock.pass(Duration.ofMinutes(14));
        assertThat(token.accessToken()).isEqualTo("first");

        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(token::accessToken).isInstanceOf(ServerUnreachableException.class);
        failure = null;
        assertThat(token.accessToken()).isEqualTo("next 3");
    }

    @Test
    void the_end_of_the_session_is_told() {
        failure = new SessionEndedException("over");
        clock.pass(Duration.ofMinutes(14));
        assertThatThrownBy(token::accessToken).isSameAs(failure);
    }

    @Test
    void a_lease_does_not_print_its_token() {
        assertThat(new Lease("a-token", LIFETIME, this::next).toString()).doesNotContain("a-token");
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
