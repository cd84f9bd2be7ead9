package org.claviger.server.kek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.KeyStoreFilesAt;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SealCountTest {
    private static final UUID KEK = UUID.randomUUID();
    private static final long BOUND = 10_000;

    @TempDir
    Path folder;

    private final Database database = new Database();
    private SealCount count;

    @BeforeEach
    void start() {
        count = restarted();
    }

    @Test
    void seals_are_reserved_before_the_first_one_is_made() {
        count.count(KEK);

        assertThat(database.reserved).containsExactly(Map.entry(KEK, 1000L));
    }

    @Test
    void a_block_is_used_up_before_the_next_is_reserved() {
        seal(SealCount.BLOCK);
        assertThat(database.reserved.get(KEK)).isEqualTo(SealCount.BLOCK);

        count.count(KEK);
        assertThat(database.reserved.get(KEK)).isEqualTo(2 * SealCount.BLOCK);
    }

    @Test
    void many_at_once_are_reserved_at_once() {
        count.count(KEK, 2500);
        assertThat(database.reserved.get(KEK)).isEqualTo(2500);

        count.count(KEK, 500);
        assertThat(database.reserved.get(KEK)).isEqualTo(3500);
    }

    @Test
    void each_kek_has_a_count_of_its_own() {
        UUID other = UUID.randomUUID();
        seal(SealCount.BLOCK);
        count.count(other);

        assertThat(database.reserved).containsOnly(Map.entry(KEK, 1000L), Map.entry(other, 1000L));
    }

    @Test
    void a_kek_at_its_bound_seals_no_more() {
        database.reserved.put(KEK, BOUND - SealCount.BLOCK);
        seal(SealCount.BLOCK);

        assertRefused(ErrorCode.WRONG_STATE, () -> count.count(KEK));
        assertRefused(ErrorCode.WRONG_STATE, () -> count.count(KEK));
        assertThat(database.reserved.get(KEK)).isEqualTo(BOUND);
    }

    @Test
    void a_database_that_is_down_stops_only_those_who_need_a_new_block() {
        count.count(KEK);
        database.isDown = true;
        seal(SealCount.BLOCK - 1);

        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> count.count(KEK));

        database.isDown = false;
        count.count(KEK);
        assertThat(database.reserved.get(KEK)).isEqualTo(2 * SealCount.BLOCK);
    }

    @Test
    void a_database_that_was_restored_is_told_what_was_reserved_since() {
        seal(3 * SealCount.BLOCK);
        database.reserved.put(KEK, 1000L);

        restarted().count(KEK);

        assertThat(database.reserved.get(KEK)).isEqualTo(4 * SealCount.BLOCK);
        assertThat(database.corrections).isEqualTo(1);
    }

    @Test
    void a_database_that_was_restored_is_noticed_at_the_start() {
        seal(3 * SealCount.BLOCK);
        database.reserved.put(KEK, 1000L);

        restarted().correctRestored();

        assertThat(database.reserved.get(KEK)).isEqualTo(3 * SealCount.BLOCK);
        assertThat(database.corrections).isEqualTo(1);
    }

    @Test
    void a_database_that_knows_of_more_is_right() {
        seal(1);
        database.reserved.put(KEK, 5000L);

        restarted().correctRestored();
        restarted().count(KEK);

        assertThat(database.reserved.get(KEK)).isEqualTo(6000);
        assertThat(database.corrections).isZero();
    }

    @Test
    void no_seal_is_counted_twice_when_many_are_made_at_once() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> seal(SealCount.BLOCK));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(database.reserved.get(KEK)).isEqualTo(4 * SealCount.BLOCK);
    }

    private void seal(int times) {
        for (int i = 0; i < times; i++) {
            count.count(KEK);
        }
    }

    /** A server that knows nothing but what is on disk and in the database. */
    @SuppressWarnings("UnnecessaryAssignment") // what the container injects
    private SealCount restarted() {
        SealCount fresh = new SealCount();
        fresh.reservations = database;
        fresh.ledger = new SealLedger();
        fresh.ledger.settings = KeyStoreFilesAt.settings(folder, folder.resolve("password"));
        fresh.ledger.read();
        return fresh;
    }

    /** Does what the statements say: reserves, unless that would exceed the bound. */
    private static final class Database extends SealReservations {
        private final Map<UUID, Long> reserved = new HashMap<>();
        private boolean isDown;
        private int corrections;

        @Override
        public long reserve(UUID kekId, int seals, long remembered) {
            if (isDown) {
                throw new RefusedException(ErrorCode.DATABASE_UNAVAILABLE, "down");
            }
            correct(kekId, remembered);
            long next = reserved.getOrDefault(kekId, 0L) + seals;
            if (next > BOUND) {
                throw new RefusedException(ErrorCode.WRONG_STATE, "bound");
            }
            reserved.put(kekId, next);
            return next;
        }

        @Override
        public void correct(UUID kekId, long remembered) {
            if (reserved.getOrDefault(kekId, 0L) < remembered) {
                reserved.put(kekId, remembered);
                corrections++;
            }
        }
    }
}
