package org.claviger.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends deeds to their chains, in the transaction of the connection it is given. The end of each chain is a row that
 * stays locked until that transaction ends, so that several nodes, or several transactions, can't fork a chain; the rows
 * are locked in order, so that two can't wait for each other.
 */
final class ChainWriter {
    private static final String LOCK = "SELECT sequence, hash FROM audit_chain WHERE scope = ? FOR UPDATE";
    private static final String START =
            "INSERT INTO audit_chain (scope, sequence, hash) VALUES (?, 0, ?)" + " ON CONFLICT (scope) DO NOTHING";
    private static final String ADVANCE = "UPDATE audit_chain SET sequence = ?, hash = ? WHERE scope = ?";
    private static final String INSERT = "INSERT INTO audit_record (scope, sequence, at, action, outcome, actor,"
            + " actor_id, object_id, detail, correlation_id, hash, uses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private ChainWriter() {}

    /** Returns the end of each chain. */
    static Map<UUID, Chain> append(Connection connection, List<Deed> deeds) throws SQLException {
        SortedSet<UUID> scopes = new TreeSet<>();
        deeds.forEach(deed -> scopes.add(deed.scope()));
        Map<UUID, Chain> chains = new HashMap<>();
        for (UUID scope : scopes) {
            chains.put(scope, lock(connection, scope));
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Deed deed : deeds) {
                Chain chain = chains.getOrDefault(deed.scope(), Chain.START).with(deed);
                chains.put(deed.scope(), chain);
                bind(insert, deed, chain);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            for (UUID scope : scopes) {
                Chain chain = chains.getOrDefault(scope, Chain.START);
                advance.setLong(1, chain.sequence());
                advance.setBytes(2, chain.hash());
                advance.setObject(3, scope);
                advance.addBatch();
            }
            advance.executeBatch();
        }
        return chains;
    }

    private static Chain lock(Connection connection, UUID scope) throws SQLException {
        Chain found = find(connection, scope);
        if (found == null) {
            try (PreparedStatement start = connection.prepareStatement(START)) {
                start.setObject(1, scope);
                start.setBytes(2, Chain.START.hash());
                start.executeUpdate();
            }
            found = find(connection, scope);
        }
        if (found == null) {
            throw new SQLException("The audit chain " + scope + " could not be started.");
        }
        return found;
    }

    private static @Nullable Chain find(Connection connection, UUID scope) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, scope);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() ? new Chain(row.getLong(1), row.getBytes(2)) : null;
            }
        }
    }

    private static void bind(PreparedStatement insert, Deed deed, Chain chain) throws SQLException {
        insert.setObject(1, deed.scope());
        insert.setLong(2, chain.sequence());
        insert.setObject(3, deed.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, deed.action().name());
        insert.setString(5, deed.outcome());
        insert.setString(6, deed.actor());
        insert.setObject(7, deed.actorId(), Types.OTHER);
        insert.setObject(8, deed.objectId(), Types.OTHER);
        insert.setString(9, deed.detail());
        insert.setString(10, deed.correlationId());
        insert.setBytes(11, chain.hash());
        insert.setInt(12, deed.uses());
    }
}
