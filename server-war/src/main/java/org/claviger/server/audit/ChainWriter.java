package org.claviger.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.server.audit.ChainAdvance.Step;
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

    private ChainWriter() {}

    /** Returns the end of each chain. */
    static Map<UUID, Chain> append(Connection connection, List<Deed> deeds) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (List<Deed> ofChain : Deed.byScope(deeds).values()) {
            steps.add(Step.of(lock(connection, ofChain.get(0).scope()), ofChain));
        }
        if (ChainAdvance.take(connection, steps).contains(false)) {
            throw new SQLException("An audit chain was written to while it was locked.");
        }
        return steps.stream().collect(Collectors.toMap(Step::scope, Step::end));
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
}
