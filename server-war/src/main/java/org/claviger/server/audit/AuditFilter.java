package org.claviger.server.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.claviger.server.platform.NamePattern;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted.
 *
 * @param text somewhere in the action, outcome, actor, object, detail or correlation id, whatever its case; absent: anything
 * @param refused only what was refused
 */
public record AuditFilter(@Nullable String text, boolean refused) {
    /** All of them. */
    public static final AuditFilter NONE = new AuditFilter(null, false);

    private static final String TEXT =
            " AND LOWER(CONCAT_WS(' ', action, outcome, actor, object_id, detail, correlation_id)) LIKE ? ESCAPE '\\'";
    private static final String REFUSED = " AND outcome <> '" + Deed.SUCCESS + "'";

    /** What it adds to a condition. */
    String sql() {
        return (text == null ? "" : TEXT) + (refused ? REFUSED : "");
    }

    /** Fills its parameters in, and tells the place of the next. */
    int bind(PreparedStatement query, int place) throws SQLException {
        if (text == null) {
            return place;
        }
        query.setString(place, NamePattern.containing(text));
        return place + 1;
    }
}
