package org.claviger.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.claviger.server.platform.Caller;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
    private final FakeTrail trail = new FakeTrail();
    private final GroupCommit group = new GroupCommit(trail.dataSource());

    @Test
    void a_lone_deed_is_committed_when_the_method_returns() throws SQLException {
        group.commit(List.of(deed("one")));

        assertThat(trail.transactions).containsExactly(List.of("one"));
        assertThat(trail.open).isOne();
    }

    @Test
    void deeds_are_chained_in_the_order_of_their_commits() throws SQLException {
        group.commit(List.of(deed("one")));
        group.commit(List.of(deed("two")));

        Chain expected = Chain.START.with(deed("one")).with(deed("two"));
        assertThat(trail.end.sequence()).isEqualTo(2);
        assertThat(trail.end.hash()).isEqualTo(expected.hash());
    }

    @Nested
    class Whose_chain_it_has_written_to_before {
        @Test
        void is_written_to_by_one_statement() throws SQLException {
            group.commit(List.of(deed("one")));
            group.commit(List.of(deed("two")));

            assertThat(trail.quick).isOne();
            assertThat(trail.open).isOne();
        }

        @Test
        void is_never_forked_if_another_has_written_to_it_meanwhile() throws SQLException {
            group.commit(List.of(deed("one")));
            trail.end = trail.end.with(deed("another node's"));
            group.commit(List.of(deed("two")));

            assertThat(trail.end.sequence()).isEqualTo(3);
            assertThat(trail.end.hash())
                    .isEqualTo(Chain.START
                            .with(deed("one"))
                            .with(deed("another node's"))
                            .with(deed("two"))
                            .hash());
        }

        @Test
        void is_written_to_by_one_statement_again_after_that() throws SQLException {
            group.commit(List.of(deed("one")));
            trail.end = trail.end.with(deed("another node's"));
            group.commit(List.of(deed("two")));
            group.commit(List.of(deed("three")));

            assertThat(trail.quick).isOne();
            assertThat(trail.end.sequence()).isEqualTo(4);
        }

        @Test
        void is_looked_at_again_after_a_failure() throws SQLException {
            group.commit(List.of(deed("one")));
            trail.commitFails = new SQLException("gone", "08006");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> group.commit(List.of(deed("lost"))));
            trail.commitFails = null;
            group.commit(List.of(deed("two")));

            assertThat(trail.quick).isZero();
            assertThat(trail.end.sequence()).isEqualTo(2);
        }
    }

    @Nested
    class Those_who_wait {
        private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

        @Test
        void are_committed_together() throws InterruptedException {
            commitAtOnce(20);

            assertThat(failures).isEmpty();
            assertThat(trail.transactions).hasSize(2);
            assertThat(trail.transactions.get(0)).hasSize(1);
            assertThat(trail.transactions.get(1)).hasSize(19).doesNotHaveDuplicates();
            assertThat(trail.end.sequence()).isEqualTo(20);
        }

        @Test
        void are_one_record_if_they_do_the_same() throws InterruptedException {
            commitAtOnce(20, i -> deed("the same"));

            assertThat(failures).isEmpty();
            assertThat(trail.transactions).containsExactly(List.of("the same"), List.of("the same"));
            assertThat(trail.end.sequence()).isEqualTo(2);
        }

        @Test
        void are_all_told_if_they_could_not_be_committed() throws InterruptedException {
            trail.commitFails = new SQLException("gone", "08006");
            commitAtOnce(10);

            assertThat(failures)
                    .hasSize(10)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("08006")));
            assertThat(trail.transactions).isEmpty();
            assertThat(trail.open).isZero();
        }

        @Test
        void are_all_told_whatever_the_failure_is() throws InterruptedException {
            trail.connectFails = new IllegalStateException("a fault of the pool");
            commitAtOnce(10);

            assertThat(failures).hasSize(10);
            assertThat(trail.transactions).isEmpty();
        }

        /** One begins, and is held up until all the others wait for it. */
        private void commitAtOnce(int many) throws InterruptedException {
            commitAtOnce(many, i -> deed("deed " + i));
        }

        private void commitAtOnce(int many, IntFunction<Deed> deeds) throws InterruptedException {
            trail.gate = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Deed deed = deeds.apply(i);
                Thread thread = new Thread(() -> {
                    try {
                        group.commit(List.of(deed));
                    } catch (SQLException | IllegalStateException e) {
                        failures.add(e);
                    }
                });
                thread.start();
                threads.add(thread);
                awaitWaiting(thread);
            }
            trail.gate.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private static void awaitWaiting(Thread thread) throws InterruptedException {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
    }

    @Nested
    class After_a_failure {
        @Test
        void nothing_of_the_deed_is_left() {
            trail.commitFails = new SQLException("full", "53100");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> group.commit(List.of(deed("lost"))))
                    .withCause(trail.commitFails)
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("53100"));
            assertThat(trail.rollbacks).isEqualTo(1);
            assertThat(trail.end).isSameAs(Chain.START);
        }

        @Test
        void the_next_deed_is_committed_without_it() throws SQLException {
            trail.commitFails = new SQLException("full", "53100");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> group.commit(List.of(deed("lost"))));

            trail.commitFails = null;
            group.commit(List.of(deed("kept")));
            assertThat(trail.transactions).containsExactly(List.of("kept"));
            assertThat(trail.end.hash())
                    .isEqualTo(Chain.START.with(deed("kept")).hash());
        }

        @Test
        void of_another_kind_the_one_who_met_it_is_told() throws SQLException {
            trail.connectFails = new IllegalStateException("a fault of the pool");
            assertThatIllegalStateException().isThrownBy(() -> group.commit(List.of(deed("lost"))));

            trail.connectFails = null;
            group.commit(List.of(deed("kept")));
            assertThat(trail.transactions).containsExactly(List.of("kept"));
        }
    }

    private static Deed deed(String detail) {
        return new Deed(
                Caller.SYSTEM, Instant.EPOCH, Action.ENCRYPTED, Deed.SUCCESS, "app", null, null, detail, "c", 1);
    }
}
