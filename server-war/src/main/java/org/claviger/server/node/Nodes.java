package org.claviger.server.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.NodeResponse;
import org.claviger.server.hsm.HsmProfileService;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.RequestCounts;

/** The nodes as the database knows them. */
@ApplicationScoped
public class Nodes {
    /** One that was silent for longer than three rounds does not answer. */
    private static final String OTHERS = """
            SELECT id, host, since, seen_at, seen_at > now() - interval '15 seconds', requests, refused, failed, in_trouble
            FROM node WHERE id <> ? ORDER BY host, since""";

    private static final String TELL = """
            INSERT INTO node (id, host, since, seen_at, requests, refused, failed, in_trouble)
            VALUES (?, ?, ?, now(), ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, requests = excluded.requests,
              refused = excluded.refused, failed = excluded.failed, in_trouble = excluded.in_trouble""";

    /** Who looked after such a node has long done so. */
    private static final String FORGET = "DELETE FROM node WHERE seen_at < now() - interval '1 day'";

    private static final String LEAVE = "DELETE FROM node WHERE id = ?";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Inject
    RequestCounts counts;

    @Inject
    HsmProfileService profiles;

    /** Of this start of the server. */
    private final UUID id = UUID.randomUUID();

    private final String host = hostName();

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Tells that this node is there, and how it fares; forgets those that are gone for a day. */
    void tell() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement tell = connection.prepareStatement(TELL);
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            tell.setObject(1, id);
            tell.setString(2, host);
            tell.setObject(3, counts.since().atOffset(ZoneOffset.UTC));
            tell.setLong(4, counts.all());
            tell.setLong(5, counts.refused());
            tell.setLong(6, counts.failed());
            tell.setArray(
                    7,
                    connection.createArrayOf(
                            "text", inTrouble(profiles.statuses()).toArray()));
            tell.executeUpdate();
            forget.executeUpdate();
        }
    }

    private static List<String> inTrouble(List<HsmProfileStatusResponse> statuses) {
        return statuses.stream()
                .filter(each -> each.state().isInTrouble())
                .map(HsmProfileStatusResponse::name)
                .toList();
    }

    /** Takes this node's leave. */
    void leave() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement leave = connection.prepareStatement(LEAVE)) {
            leave.setObject(1, id);
            leave.executeUpdate();
        }
    }

    /**
     * This one first, as it is now, and all others that have told of themselves within a day and not taken their leave.
     *
     * @param statuses how the HSM profiles fare here
     */
    public List<NodeResponse> all(List<HsmProfileStatusResponse> statuses) throws SQLException {
        List<NodeResponse> nodes = new ArrayList<>();
        nodes.add(new NodeResponse(
                id,
                host,
                true,
                counts.since(),
                DatabaseTime.now(),
                true,
                counts.all(),
                counts.refused(),
                counts.failed(),
                inTrouble(statuses)));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement others = connection.prepareStatement(OTHERS)) {
            others.setObject(1, id);
            try (ResultSet row = others.executeQuery()) {
                while (row.next()) {
                    nodes.add(other(row));
                }
            }
        }
        return nodes;
    }

    private static NodeResponse other(ResultSet row) throws SQLException {
        return new NodeResponse(
                row.getObject(1, UUID.class),
                row.getString(2),
                false,
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getBoolean(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                List.of((String[]) row.getArray(9).getArray()));
    }
}
