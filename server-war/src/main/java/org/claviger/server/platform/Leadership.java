package org.claviger.server.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * That one node of several does something: a lock of PostgreSQL on a connection of its own. It ends with the connection,
 * so that the work of a node that died is free for another at once.
 */
public final class Leadership implements AutoCloseable {
    private final Connection connection;
    private final long key;

    private Leadership(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    /**
     * Takes the lead, outside of any transaction; absent if another has it.
     *
     * @param what a kind of work
     * @param whose the work is
     */
    public static Optional<Leadership> take(DataSource dataSource, String what, UUID whose) throws SQLException {
        long key = whose.getMostSignificantBits() ^ whose.getLeastSignificantBits() ^ what.hashCode();
        Connection connection = dataSource.getConnection();
        boolean taken = false;
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, key);
            try (ResultSet row = lock.executeQuery()) {
                taken = row.next() && row.getBoolean(1);
            }
            return taken ? Optional.of(new Leadership(connection, key)) : Optional.empty();
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                PreparedStatement unlock = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            unlock.setLong(1, key);
            unlock.execute();
        }
    }
}
