package org.claviger.server.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;

/** Reads and verifies the chain that a caller may see: its tenant's, or the system's for an admin. */
@ApplicationScoped
public class AuditRecords {
    private static final String COLUMNS = "SELECT sequence, at, action, outcome, actor, actor_id, object_id, detail,"
            + " correlation_id, hash, uses FROM audit_record WHERE scope = ? AND sequence ";
    private static final String OLDER = COLUMNS + "< ?";
    private static final String NEWEST_FIRST = " ORDER BY sequence DESC LIMIT ?";
    private static final String NEXT = COLUMNS + "> ? ORDER BY sequence LIMIT ?";
    private static final String END = "SELECT sequence, hash FROM audit_chain WHERE scope = ?";
    /** Served by an index of those alone that were refused, which are few. */
    private static final String FAILED_SIGN_INS = "SELECT COUNT(*) FROM audit_record"
            + " WHERE scope = ? AND action = 'SIGN_IN' AND outcome <> '" + Deed.SUCCESS + "' AND at > ?";

    private static final int STRIDE = 10_000;

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    /**
     * A page of those records that are wanted, the newest first.
     *
     * @param before only records with smaller sequence numbers
     */
    public AuditPageResponse page(Caller caller, AuditFilter wanted, long before, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String sql = OLDER + wanted.sql() + NEWEST_FIRST;
            List<Row> rows = read(connection, sql, caller.scope(), before, wanted, limit);
            Long older = rows.size() < limit ? null : rows.get(rows.size() - 1).sequence;
            return new AuditPageResponse(rows.stream().map(Row::response).toList(), older);
        }
    }

    /** Recomputes the whole chain. A chain whose newest records were cut off is not intact either. */
    public AuditVerificationResponse verify(Caller caller) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            UUID scope = caller.scope();
            Chain end = end(connection, scope);
            Chain chain = Chain.START;
            while (chain.sequence() < end.sequence()) {
                List<Row> rows = read(connection, NEXT, scope, chain.sequence(), AuditFilter.none(), STRIDE);
                for (Row row : rows) {
                    Chain next = chain.with(row.deed);
                    boolean follows = next.sequence() == row.sequence && Arrays.equals(next.hash(), row.hash);
                    boolean ends = next.sequence() != end.sequence() || Arrays.equals(next.hash(), end.hash());
                    if (!follows || !ends) {
                        return new AuditVerificationResponse(chain.sequence(), false, next.sequence());
                    }
                    chain = next;
                }
                if (rows.isEmpty()) {
                    return new AuditVerificationResponse(chain.sequence(), false, chain.sequence() + 1);
                }
            }
            return new AuditVerificationResponse(chain.sequence(), true, null);
        }
    }

    /** How many sign-ins were refused since then. */
    public long failedSignIns(Caller caller, Instant since) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(FAILED_SIGN_INS)) {
            query.setObject(1, caller.scope());
            query.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Chain end(Connection connection, UUID scope) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(END)) {
            query.setObject(1, scope);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Chain(row.getLong(1), row.getBytes(2)) : Chain.START;
            }
        }
    }

    private static List<Row> read(
            Connection connection, String sql, UUID scope, long from, AuditFilter wanted, int limit)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, scope);
            query.setLong(2, from);
            query.setInt(wanted.bind(query, 3), limit);
            try (ResultSet row = query.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(Row.of(scope, row));
                }
                return rows;
            }
        }
    }

    private record Row(long sequence, Deed deed, byte[] hash) {
        static Row of(UUID scope, ResultSet row) throws SQLException {
            Deed deed = new Deed(
                    scope,
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    Action.valueOf(row.getString(3)),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, UUID.class),
                    row.getObject(7, UUID.class),
                    row.getString(8),
                    row.getString(9),
                    row.getInt(11));
            return new Row(row.getLong(1), deed, row.getBytes(10));
        }

        AuditRecordResponse response() {
            return new AuditRecordResponse(
                    sequence,
                    deed.at(),
                    deed.action().name(),
                    deed.outcome(),
                    deed.actor(),
                    deed.actorId(),
                    deed.objectId(),
                    deed.detail(),
                    deed.correlationId(),
                    deed.uses(),
                    HexFormat.of().formatHex(hash));
        }
    }
}
