package org.claviger.server.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.server.platform.NamePattern;
import org.jspecify.annotations.Nullable;

/** Which records are wanted: those for which all that was said holds. */
public final class AuditFilter {
    private static final String TEXT = "CONCAT_WS(' ', action, outcome, actor, object_id, detail, correlation_id)";

    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** All of them. */
    public static AuditFilter none() {
        return new AuditFilter();
    }

    /** This text somewhere in the action, outcome, actor, object, detail or correlation id, whatever its case. */
    public AuditFilter text(@Nullable String text) {
        return containing(TEXT, text);
    }

    /** This text in the action. */
    public AuditFilter action(@Nullable String text) {
        return containing("action", text);
    }

    /** This text in the name of who did it. */
    public AuditFilter actor(@Nullable String text) {
        return containing("actor", text);
    }

    /** This text in the detail. */
    public AuditFilter detail(@Nullable String text) {
        return containing("detail", text);
    }

    /** What was done to this object. */
    public AuditFilter object(@Nullable UUID object) {
        return with("object_id = ?", object);
    }

    /** From that instant on, until before the other. */
    public AuditFilter between(@Nullable Instant from, @Nullable Instant to) {
        return with("at >= ?", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .with("at < ?", to == null ? null : to.atOffset(ZoneOffset.UTC));
    }

    /** Only what was refused, or only what was not. */
    public AuditFilter refused(@Nullable Boolean refused) {
        if (refused != null) {
            conditions.append(" AND outcome ").append(refused ? "<>" : "=").append(" '" + Deed.SUCCESS + "'");
        }
        return this;
    }

    private AuditFilter containing(String sql, @Nullable String text) {
        return with("LOWER(" + sql + ") LIKE ? ESCAPE '\\'", text == null ? null : NamePattern.containing(text));
    }

    private AuditFilter with(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.append(" AND ").append(condition);
            values.add(value);
        }
        return this;
    }

    /** What it adds to a condition. */
    String sql() {
        return conditions.toString();
    }

    /** Fills its parameters in, and tells the place of the next. */
    int bind(PreparedStatement query, int place) throws SQLException {
        int next = place;
        for (Object value : values) {
            query.setObject(next++, value);
        }
        return next;
    }
}
