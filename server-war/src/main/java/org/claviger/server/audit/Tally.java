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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.server.platform.Database;

/** How often things were done in each hour. It is kept by {@link TallyRounds}, so that nobody has to count a trail of millions. */
@ApplicationScoped
public class Tally {
    private static final String HOURS = "SELECT hour, COALESCE(SUM(times) FILTER (WHERE NOT refused AND action IN ("
            + Action.USES.stream().map(action -> "'" + action + "'").collect(Collectors.joining(", "))
            + ")), 0), COALESCE(SUM(times) FILTER (WHERE refused), 0)"
            + " FROM audit_tally WHERE scope = ? AND hour >= ? GROUP BY hour ORDER BY hour";

    private static final String REFUSED = "SELECT COALESCE(SUM(times), 0) FROM audit_tally"
            + " WHERE scope = ? AND hour >= ? AND action = ? AND refused";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    /** What was done in a tenant or in the system, in each hour from {@code since} on in which something was. */
    public List<HourOfUse> hours(UUID scope, Instant since) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(HOURS)) {
            bind(query, scope, since);
            List<HourOfUse> hours = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hours.add(new HourOfUse(
                            row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2), row.getLong(3)));
                }
            }
            return hours;
        }
    }

    /** How often an action was refused from {@code since} on. */
    public long refused(UUID scope, Action action, Instant since) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(REFUSED)) {
            bind(query, scope, since);
            query.setString(3, action.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void bind(PreparedStatement query, UUID scope, Instant since) throws SQLException {
        query.setObject(1, scope);
        query.setObject(2, since.atOffset(ZoneOffset.UTC));
    }
}
