package org.claviger.server.vault;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.hsm.ToReseal;
import org.claviger.server.hsm.Tokens;
import org.claviger.server.kek.KekRef;
import org.claviger.server.kek.SealCount;
import org.claviger.server.platform.Database;

/**
 * Seals material anew, a batch in a transaction. The rows of a batch are locked until its end, so that an object destroyed
 * meanwhile doesn't come back; others who read them see the old seal or the new one, and both open.
 */
@Stateless
public class ResealBatches {
    private static final Logger LOG = Logger.getLogger(ResealBatches.class.getName());

    /** Bytes of one batch: what an agent takes in one message, with room for the rest. */
    private static final int LARGEST = 900 << 10;

    /** Bytes that a material adds to a message beside its own. */
    private static final int OVERHEAD = 160;

    private static final String NEXT = "SELECT m.object_id, m.version, m.object_type, m.sealed FROM material m"
            + " WHERE m.kek_id = ? AND m.tenant_id = ? AND (m.object_id, m.version) > (?, ?)";
    private static final String LACKING = " AND NOT EXISTS (SELECT 1 FROM material o WHERE o.object_id = m.object_id"
            + " AND o.version = m.version AND o.kek_id = ?)";
    private static final String IN_ORDER = " ORDER BY m.object_id, m.version LIMIT ? FOR UPDATE OF m SKIP LOCKED";
    private static final String GIVEN =
            " FROM unnest(?::uuid[], ?::int[], ?::smallint[], ?::bytea[]) AS g (object_id, version, object_type, sealed)";
    private static final String REPLACE = "UPDATE material m SET kek_id = ?, sealed = g.sealed" + GIVEN
            + " WHERE m.object_id = g.object_id AND m.version = g.version AND m.kek_id = ? AND m.tenant_id = ?";
    private static final String ADD =
            "INSERT INTO material (object_id, version, object_type, tenant_id, kek_id, sealed)"
                    + " SELECT g.object_id, g.version, g.object_type, ?, ?, g.sealed" + GIVEN
                    + " ON CONFLICT DO NOTHING";
    private static final String REMOVE =
            "DELETE FROM material m USING material o WHERE m.kek_id = ? AND m.tenant_id = ?"
                    + " AND o.object_id = m.object_id AND o.version = m.version AND o.kek_id = ?";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Inject
    Tokens tokens;

    @Inject
    SealCount seals;

    /** Takes the next batch of a step behind a row, and seals it anew. */
    public Batch next(ResealStep step, Row after, int most) {
        try (Connection connection = dataSource.getConnection()) {
            List<Row> rows = lock(connection, step, after, most);
            if (rows.isEmpty()) {
                return new Batch(after, 0, 0);
            }
            List<Optional<byte[]>> resealed = reseal(step, rows);
            int done = 0;
            List<Row> opened = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                Optional<byte[]> sealed = resealed.get(i);
                if (sealed.isPresent()) {
                    opened.add(row.with(sealed.get()));
                    done++;
                } else {
                    LOG.severe(() -> "The material of object " + row.objectId + ", version " + row.version
                            + ", does not open under KEK " + step.from().id() + ": it was tampered with.");
                }
            }
            write(connection, step, opened);
            return new Batch(rows.get(rows.size() - 1).with(Row.START.sealed), done, rows.size() - done);
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }

    /** Removes the seals under the old KEK of what has one under the other. */
    public int remove(ResealStep step) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setObject(1, step.from().id());
            remove.setObject(2, step.tenantId());
            remove.setObject(3, step.to().id());
            return remove.executeUpdate();
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }

    private static List<Row> lock(Connection connection, ResealStep step, Row after, int most) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT + LACKING + IN_ORDER)) {
            next.setObject(1, step.from().id());
            next.setObject(2, step.tenantId());
            next.setObject(3, after.objectId);
            next.setInt(4, after.version);
            next.setObject(5, step.to().id());
            next.setInt(6, most);
            List<Row> rows = new ArrayList<>();
            int bytes = 0;
            try (ResultSet found = next.executeQuery()) {
                while (found.next()) {
                    Row row = new Row(
                            found.getObject(1, UUID.class), found.getInt(2), found.getShort(3), found.getBytes(4));
                    bytes += row.sealed.length + OVERHEAD;
                    if (bytes > LARGEST && !rows.isEmpty()) {
                        break;
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private List<Optional<byte[]>> reseal(ResealStep step, List<Row> rows) {
        UUID tenant = step.tenantId();
        KekRef from = step.from();
        KekRef to = step.to();
        List<ToReseal> batch = rows.stream()
                .map(row -> {
                    MaterialRef ref = new MaterialRef(tenant, row.objectId, row.version, ObjectType.of(row.type));
                    return new ToReseal(Material.aad(ref, from.id()), Material.aad(ref, to.id()), row.sealed);
                })
                .toList();
        return tokens.reseal(from.key(), to.key(), batch, seals -> this.seals.count(to.id(), seals));
    }

    private static void write(Connection connection, ResealStep step, List<Row> rows) throws SQLException {
        boolean replace = step.kind() == ResealStep.Kind.REPLACE;
        Array objects = connection.createArrayOf(
                "uuid", rows.stream().map(Row::objectId).toArray());
        Array versions =
                connection.createArrayOf("int4", rows.stream().map(Row::version).toArray());
        Array types =
                connection.createArrayOf("int2", rows.stream().map(Row::type).toArray());
        Array sealed =
                connection.createArrayOf("bytea", rows.stream().map(Row::sealed).toArray(byte[][]::new));
        try (PreparedStatement write = connection.prepareStatement(replace ? REPLACE : ADD)) {
            int next = 1;
            if (replace) {
                write.setObject(next++, step.to().id());
            } else {
                write.setObject(next++, step.tenantId());
                write.setObject(next++, step.to().id());
            }
            write.setArray(next++, objects);
            write.setArray(next++, versions);
            write.setArray(next++, types);
            write.setArray(next++, sealed);
            if (replace) {
                write.setObject(next++, step.from().id());
                write.setObject(next, step.tenantId());
            }
            write.executeUpdate();
        }
    }

    /** A row of material: its place in the order, the type of its object, and its bytes. */
    public record Row(UUID objectId, int version, short type, byte[] sealed) {
        /** Before all others. */
        static final Row START = new Row(new UUID(0, 0), 0, (short) 0, new byte[0]);

        Row with(byte[] otherBytes) {
            return new Row(objectId, version, type, otherBytes);
        }
    }

    /**
     * What became of a batch.
     *
     * @param last the next one begins behind it
     * @param failed did not open
     */
    public record Batch(Row last, int done, int failed) {
        boolean isEmpty() {
            return done + failed == 0;
        }
    }
}
