package org.claviger.server.kek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SealCountTest {
    private static final UUID KEK = UUID.randomUUID();

    private final Map<UUID, Long> reserved = new HashMap<>();
    private final AtomicBoolean databaseIsDown = new AtomicBoolean();
    private final SealCount count = new SealCount();

    {
        count.dataSource = dataSource();
    }

    @Test
    void seals_are_reserved_before_the_first_one_is_made() {
        count.count(KEK);

        assertThat(reserved).containsExactly(Map.entry(KEK, 1000L));
    }

    @Test
    void a_block_is_used_up_before_the_next_is_reserved() {
        seal(SealCount.BLOCK);
        assertThat(reserved.get(KEK)).isEqualTo(SealCount.BLOCK);

        count.count(KEK);
        assertThat(reserved.get(KEK)).isEqualTo(2 * SealCount.BLOCK);
    }

    @Test
    void each_kek_has_a_count_of_its_own() {
        UUID other = UUID.randomUUID();
        seal(SealCount.BLOCK);
        count.count(other);

        assertThat(reserved).containsOnly(Map.entry(KEK, 1000L), Map.entry(other, 1000L));
    }

    @Test
    void a_kek_at_its_bound_seals_no_more() {
        long bound = 1L << 32;
        assertThat(SealCount.BOUND).isEqualTo(bound);
        reserved.put(KEK, bound - SealCount.BLOCK);
        seal(SealCount.BLOCK);
        assertThat(reserved.get(KEK)).isEqualTo(bound);

        assertRefused(ErrorCode.WRONG_STATE, () -> count.count(KEK));
        assertRefused(ErrorCode.WRONG_STATE, () -> count.count(KEK));
        assertThat(reserved.get(KEK)).isEqualTo(bound);
    }

    @Test
    void what_does_not_fit_below_the_bound_is_not_reserved() {
        reserved.put(KEK, SealCount.BOUND - SealCount.BLOCK + 1);

        assertRefused(ErrorCode.WRONG_STATE, () -> count.count(KEK));
    }

    @Test
    void a_database_that_is_down_stops_only_those_who_need_a_new_block() {
        count.count(KEK);
        databaseIsDown.set(true);
        seal(SealCount.BLOCK - 1);

        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> count.count(KEK));

        databaseIsDown.set(false);
        count.count(KEK);
        assertThat(reserved.get(KEK)).isEqualTo(2 * SealCount.BLOCK);
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

        assertThat(reserved.get(KEK)).isEqualTo(4 * SealCount.BLOCK);
    }

    private void seal(int times) {
        for (int i = 0; i < times; i++) {
            count.count(KEK);
        }
    }

    /** Does what the one statement says: reserves, unless that would exceed the bound. */
    private DataSource dataSource() {
        return proxy(DataSource.class, (self, method, args) -> {
            if (databaseIsDown.get()) {
                throw new SQLException("down", "08001");
            }
            return proxy(
                    Connection.class, (connection, call, sql) -> call.getName().equals("close") ? null : statement());
        });
    }

    private PreparedStatement statement() {
        Object[] bound = new Object[5];
        return proxy(PreparedStatement.class, (self, method, args) -> {
            switch (method.getName()) {
                case "executeQuery" -> {
                    return row(reserve((UUID) bound[2], (int) bound[1], (long) bound[4]));
                }
                case "close" -> {}
                default -> bound[(int) args[0]] = args[1];
            }
            return null;
        });
    }

    private boolean reserve(UUID kek, int block, long bound) {
        long next = reserved.getOrDefault(kek, 0L) + block;
        if (next > bound) {
            return false;
        }
        reserved.put(kek, next);
        return true;
    }

    private ResultSet row(boolean found) {
        return proxy(ResultSet.class, (self, method, args) -> switch (method.getName()) {
            case "next" -> found;
            case "getLong" -> reserved.getOrDefault(KEK, 0L);
            default -> null;
        });
    }

    private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
        return kind.cast(Proxy.newProxyInstance(SealCountTest.class.getClassLoader(), new Class<?>[] {kind}, handler));
    }
}
