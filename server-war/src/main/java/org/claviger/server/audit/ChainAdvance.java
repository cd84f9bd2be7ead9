package org.claviger.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Appends deeds to a chain whose end is thought to be known: by one statement, which does nothing at all if the chain goes on
 * behind that end already. So it needs no lock, and cannot fork a chain.
 */
final class ChainAdvance {
    private static final String SQL = "WITH advanced AS (UPDATE audit_chain SET sequence = ?, hash = ?"
            + " WHERE scope = ? AND sequence = ? AND hash = ? RETURNING scope)"
            + " INSERT INTO audit_record (scope, sequence, at, action, outcome, actor, actor_id, object_id, detail,"
            + " correlation_id, uses, hash) SELECT advanced.scope, deed.* FROM advanced, unnest(?::bigint[],"
            + " ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],"
            + " ?::integer[], ?::bytea[]) AS deed";

    private ChainAdvance() {}

    /**
     * What is to be appended to one chain.
     *
     * @param from the end as it is thought to be
     * @param deeds at least one, all of this chain
     */
    record Step(Chain from, List<Deed> deeds, List<Chain> ends) {
        static Step of(Chain from, List<Deed> deeds) {
            return new Step(from, deeds, from.withAll(deeds));
        }

        UUID scope() {
            return deeds.get(0).scope();
        }

        Chain end() {
            return ends.get(ends.size() - 1);
        }
    }

    /**
     * Takes the steps in one round trip; where the connection commits by itself they are committed.
     *
     * @param steps in the order of their scopes, so that two who take several can't wait for each other
     * @return whether each was taken
     */
    static List<Boolean> take(Connection connection, List<Step> steps) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (Step step : steps) {
                bind(connection, statement, step);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            return IntStream.of(counts)
                    .mapToObj(count -> count > 0 || count == Statement.SUCCESS_NO_INFO)
                    .toList();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Step step) throws SQLException {
        List<Deed> deeds = step.deeds();
        statement.setLong(1, step.end().sequence());
        statement.setBytes(2, step.end().hash());
        statement.setObject(3, step.scope());
        statement.setLong(4, step.from().sequence());
        statement.setBytes(5, step.from().hash());
        bind(connection, statement, 6, "int8", step.ends(), Chain::sequence);
        bind(connection, statement, 7, "text", deeds, deed -> deed.at().toString());
        bind(connection, statement, 8, "text", deeds, deed -> deed.action().name());
        bind(connection, statement, 9, "text", deeds, Deed::outcome);
        bind(connection, statement, 10, "text", deeds, Deed::actor);
        bind(connection, statement, 11, "uuid", deeds, Deed::actorId);
        bind(connection, statement, 12, "uuid", deeds, Deed::objectId);
        bind(connection, statement, 13, "text", deeds, Deed::detail);
        bind(connection, statement, 14, "text", deeds, Deed::correlationId);
        bind(connection, statement, 15, "int4", deeds, Deed::uses);
        byte[][] hashes = step.ends().stream().map(Chain::hash).toArray(byte[][]::new);
        statement.setArray(16, connection.createArrayOf("bytea", hashes));
    }

    private static <T> void bind(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            Collection<T> from,
            Function<T, ?> member)
            throws SQLException {
        Object[] values = from.stream().map(member).toArray();
        statement.setArray(index, connection.createArrayOf(type, values));
    }
}
