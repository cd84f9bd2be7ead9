package org.claviger.server.audit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that knows only what {@link ChainWriter} asks of it, with one chain in it. It can be made to wait and to fail;
 * what was not committed is lost.
 */
final class FakeTrail {
    /** The details of the committed records, by transaction. */
    final List<List<String>> transactions = new ArrayList<>();

    /** The end of the chain. */
    Chain end = Chain.START;

    int rollbacks;

    /** How many groups were written by one statement. */
    int quick;

    int open;

    @Nullable SQLException commitFails;

    @Nullable RuntimeException connectFails;

    CountDownLatch gate = new CountDownLatch(0);

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, args) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            gate();
            if (connectFails != null) {
                throw connectFails;
            }
            open++;
            return new Transaction().connection();
        });
    }

    private void gate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is on its way until it is committed. */
    private final class Transaction {
        private final List<String> details = new ArrayList<>();
        private Chain next = Chain.START;
        private boolean commitsByItself = true;

        Connection connection() {
            return proxy(Connection.class, (self, method, args) -> {
                switch (method.getName()) {
                    case "prepareStatement" -> {
                        return statement();
                    }
                    case "commit" -> commit();
                    case "rollback" -> {
                        details.clear();
                        rollbacks++;
                    }
                    case "close" -> open--;
                    case "isValid" -> {
                        return true;
                    }
                    case "createArrayOf" -> {
                        Object[] values = (Object[]) args[1];
                        return proxy(Array.class, (array, asked, none) -> values);
                    }
                    case "setAutoCommit" -> commitsByItself = (boolean) args[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                }
                return null;
            });
        }

        private void commit() throws SQLException {
            gate();
            if (commitFails != null) {
                throw commitFails;
            }
            transactions.add(List.copyOf(details));
            details.clear();
            end = next;
        }

        private PreparedStatement statement() {
            Object[] bound = new Object[17];
            return proxy(PreparedStatement.class, (self, method, args) -> {
                switch (method.getName()) {
                    case "executeQuery" -> {
                        return row();
                    }
                    case "executeBatch" -> {
                        return commitsByItself ? advanceAndCommit(bound) : advance(bound);
                    }
                    case "addBatch", "close" -> {}
                    default -> bound[(int) args[0]] = args[1];
                }
                return null;
            });
        }

        private int[] advanceAndCommit(Object[] bound) throws SQLException {
            gate();
            int[] counts = advance(bound);
            if (counts[0] > 0) {
                commit();
                quick++;
            }
            return counts;
        }

        private int[] advance(Object[] bound) throws SQLException {
            if (end.sequence() != (long) bound[4] || !Arrays.equals(end.hash(), (byte[]) bound[5])) {
                return new int[] {0};
            }
            Object[] said = (Object[]) ((Array) bound[13]).getArray();
            Stream.of(said).map(String.class::cast).forEach(details::add);
            next = new Chain((long) bound[1], (byte[]) bound[2]);
            return new int[] {said.length};
        }

        private ResultSet row() {
            return proxy(ResultSet.class, (self, method, args) -> switch (method.getName()) {
                case "next" -> true;
                case "getLong" -> end.sequence();
                case "getBytes" -> end.hash();
                case "close" -> null;
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }
    }

    private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
        return kind.cast(Proxy.newProxyInstance(FakeTrail.class.getClassLoader(), new Class<?>[] {kind}, handler));
    }
}
