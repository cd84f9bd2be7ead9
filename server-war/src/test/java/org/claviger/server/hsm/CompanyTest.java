package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CompanyTest {
    private static final TokenKey KEK = new TokenKey(UUID.randomUUID(), "01");
    private static final int MANY = 16;
    private static final byte BAD = 99;
    private static final long SLOW = 1_000_000_000;

    private static final long FOR_EVER = Long.MAX_VALUE / 4;

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(2 * MANY, work -> {
        Thread thread = new Thread(work);
        threads.add(thread);
        return thread;
    });
    private Company company = new Company(1, FOR_EVER);
    private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();
    private final AtomicInteger alone = new AtomicInteger();

    /** Holds up whoever opens alone, until it is opened. */
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        clients.shutdownNow();
    }

    @Test
    void a_lone_open_waits_for_nobody() throws TokenException {
        assertThat(company.open(sealed(1), this::openAlone, this::openTogether)).containsExactly(1);
        assertThat(groups).isEmpty();
    }

    @Test
    void who_comes_while_others_are_on_their_way_goes_with_the_next_group_and_gets_what_is_its_own() throws Exception {
        List<Future<byte[]>> opened = openWhileOneIsOnItsWay(IntStream.range(0, MANY));
        awaitWaiting(MANY);
        gate.countDown();

        for (int i = 0; i < MANY; i++) {
            assertThat(opened.get(i).get()).containsExactly(i);
        }
        assertThat(groups).containsExactly(MANY);
    }

    @Test
    void a_bad_one_spoils_no_other_and_is_told_alone_what_is_wrong_with_it() throws Exception {
        List<Future<byte[]>> opened = openWhileOneIsOnItsWay(IntStream.of(1, BAD, 2));
        awaitWaiting(3);
        gate.countDown();

        assertThat(opened.get(0).get()).containsExactly(1);
        assertThat(opened.get(2).get()).containsExactly(2);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> opened.get(1).get())
                .withCauseInstanceOf(TokenException.class);
    }

    @Test
    void a_group_that_fails_is_opened_one_by_one() throws Exception {
        List<Future<byte[]>> opened = openWhileOneIsOnItsWay(IntStream.range(0, MANY), group -> {
            throw TokenException.agent("The agent broke off.", null);
        });
        awaitWaiting(MANY);
        gate.countDown();

        for (int i = 0; i < MANY; i++) {
            assertThat(opened.get(i).get()).containsExactly(i);
        }
        assertThat(alone.get()).isEqualTo(MANY + 1);
    }

    @Test
    void a_group_that_is_refused_is_so_as_a_whole() throws Exception {
        List<Future<byte[]>> opened = openWhileOneIsOnItsWay(IntStream.of(1, 2, 3), group -> {
            throw new RefusedException(ErrorCode.HSM_UNAVAILABLE, "All sessions are busy.");
        });
        awaitWaiting(3);
        gate.countDown();

        for (Future<byte[]> each : opened) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(each::get)
                    .withRootCauseInstanceOf(RefusedException.class);
        }
    }

    @Test
    void a_leader_that_hangs_holds_nobody_up() throws Exception {
        company = new Company(1);
        List<Future<byte[]>> opened = openWhileOneIsOnItsWay(IntStream.range(0, MANY));

        for (int i = 0; i < MANY; i++) {
            assertThat(opened.get(i).get()).containsExactly(i); // The gate is still closed.
        }
    }

    @Test
    void a_slow_token_is_asked_side_by_side() throws Exception {
        company.note(SLOW);
        List<Future<byte[]>> opened = openWhileOneIsOnItsWay(IntStream.range(0, MANY));
        gate.countDown();

        for (Future<byte[]> each : opened) {
            each.get();
        }
        assertThat(groups).isEmpty();
    }

    @Test
    void a_token_that_is_quick_again_gets_company_again() throws Exception {
        company.note(SLOW);
        company.note(1000);
        List<Future<byte[]>> opened = openWhileOneIsOnItsWay(IntStream.range(0, MANY));
        awaitWaiting(MANY);
        gate.countDown();

        for (Future<byte[]> each : opened) {
            each.get();
        }
        assertThat(groups).isNotEmpty();
    }

    @Test
    void what_is_long_goes_alone() throws Exception {
        ToOpen large = new ToOpen(KEK, new byte[0], new byte[5000]);
        Future<byte[]> first = clients.submit(() -> company.open(large, this::openBehindTheGate, this::openTogether));
        Future<byte[]> second = clients.submit(() -> company.open(large, this::openBehindTheGate, this::openTogether));

        await().until(() -> alone.get() == 2); // Neither waits for the other.
        gate.countDown();
        first.get();
        second.get();
        assertThat(groups).isEmpty();
    }

    @Test
    void all_are_opened_however_they_meet() throws Exception {
        Company three = new Company(3);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int mine = i;
            all.add(clients.submit(() -> {
                for (int j = 0; j < 2000; j++) {
                    assertThat(three.open(sealed(mine), this::openAlone, this::openTogether))
                            .containsExactly(mine);
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    private List<Future<byte[]>> openWhileOneIsOnItsWay(IntStream which) throws Exception {
        return openWhileOneIsOnItsWay(which, this::openTogether);
    }

    private List<Future<byte[]>> openWhileOneIsOnItsWay(IntStream which, Company.Together together) throws Exception {
        Future<byte[]> first = clients.submit(() -> company.open(sealed(1), this::openBehindTheGate, together));
        await().until(() -> alone.get() == 1);
        assertThat(first).isNotDone();
        return which.mapToObj(each -> clients.submit(() -> company.open(sealed(each), this::openAlone, together)))
                .toList();
    }

    private void awaitWaiting(int many) {
        await().until(() -> threads.stream()
                        .filter(thread -> LockSupport.getBlocker(thread) == company)
                        .count()
                == many);
    }

    private byte[] openBehindTheGate(ToOpen mine) throws TokenException {
        alone.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw TokenException.agent("interrupted", e);
        }
        return mine.sealed();
    }

    private byte[] openAlone(ToOpen mine) throws TokenException {
        alone.incrementAndGet();
        if (mine.sealed()[0] == BAD) {
            throw TokenException.cryptoki(0x40, "CKR_ENCRYPTED_DATA_INVALID");
        }
        return mine.sealed();
    }

    private void openTogether(List<Company.Member> group) {
        groups.add(group.size());
        group.forEach(each -> each.opened(
                each.toOpen().sealed()[0] == BAD ? new byte[0] : each.toOpen().sealed()));
    }

    private static ToOpen sealed(int content) {
        return new ToOpen(KEK, new byte[0], new byte[] {(byte) content});
    }
}
