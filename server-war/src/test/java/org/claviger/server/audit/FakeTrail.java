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

        Connection connection() {
            return proxy(Connection.class, (self, method, args) -> {
                switch (method.getName()) {
                    case "prepareStatement" -> {
                        return statement((String) args[0]);
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
                    case "setAutoCommit" -> {}
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

        private PreparedStatement statement(String sql) {
            Object[] bound = new Object[17];
            return proxy(PreparedStatement.class, (self, method, args) -> {
                switch (method.getName()) {
                    case "executeQuery" -> {
                        return row();
                    }
                    case "executeBatch" -> {
                        return sql.startsWith("WITH advanced") ? advance(bound) : new int[0];
                    }
                    case "addBatch" -> add(sql, bound);
                    case "close" -> {}
                    default -> bound[(int) args[0]] = args[1];
                }
                return null;
            });
        }

        /** One statement, which commits by itself. */
        private int[] advance(Object[] bound) throws SQLException {
            gate();
            if (end.sequence() != (long) bound[4] || !Arrays.equals(end.hash(), (byte[]) bound[5])) {
                return new int[] {0};
            }
            if (commitFails != null) {
                throw commitFails;
            }
            Object[] said = (Object[]) ((Array) bound[13]).getArray();
            transactions.add(Stream.of(said).map(String.class::cast).toList());
            end = new Chain((long) bound[1], (byte[]) bound[2]);
            quick++;
            return new int[] {said.length};
        }

        private void add(String sql, Object[] bound) {
            if (sql.startsWith("INSERT INTO audit_record")) {
                details.add((String) bound[9]);
            } else if (sql.startsWith("UPDATE")) {
                next = new Chain((long) bound[1], (byte[]) bound[2]);
            }
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
