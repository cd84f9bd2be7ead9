package org.claviger.server.tenant;

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
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.claviger.api.admin.ExpiringCredentials;
import org.claviger.api.admin.ExpiringCredentials.Kind;
import org.claviger.server.platform.Database;

/** Tells, of all tenants, which credentials of clients expire soon: how many, and nothing more of them. */
@ApplicationScoped
public class CredentialExpiries {
    private static final String SECRETS = "SELECT t.id, t.name, COUNT(*), MIN(s.expires_at) FROM client_secret s"
            + " JOIN client c ON c.id = s.client_id JOIN tenant t ON t.id = c.tenant_id"
            + " WHERE s.expires_at > ? AND s.expires_at <= ? GROUP BY t.id, t.name ORDER BY t.name";
    private static final String CERTIFICATES =
            "SELECT t.id, t.name, COUNT(*), MIN(c.not_after) FROM client_certificate c"
                    + " JOIN tenant t ON t.id = c.tenant_id WHERE c.revoked_at IS NULL"
                    + " AND c.not_after > ? AND c.not_after <= ? GROUP BY t.id, t.name ORDER BY t.name";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    /** Those that are good at {@code from} and not any more after {@code until}. */
    public List<ExpiringCredentials> between(Instant from, Instant until) throws SQLException {
        List<ExpiringCredentials> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            add(found, Kind.CLIENT_SECRET, connection, SECRETS, from, until);
            add(found, Kind.CLIENT_CERTIFICATE, connection, CERTIFICATES, from, until);
        }
        return found;
    }

    private static void add(
            List<ExpiringCredentials> found, Kind kind, Connection connection, String sql, Instant from, Instant until)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, from.atOffset(ZoneOffset.UTC));
            query.setObject(2, until.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new ExpiringCredentials(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            kind,
                            row.getLong(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
    }
}
