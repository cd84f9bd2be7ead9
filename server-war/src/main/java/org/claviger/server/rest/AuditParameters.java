package org.claviger.server.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.server.audit.AuditFilter;
import org.claviger.server.audit.AuditRecords;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Narrowing;
import org.jspecify.annotations.Nullable;

/**
 * How a trail is paged and filtered: {@code ?before=13&limit=50&filter=text&refused=true}. {@code filter} seeks everywhere; {@code
 * action}, {@code actor} and {@code detail} seek a text there alone.
 */
public class AuditParameters {
    @QueryParam("before")
    @DefaultValue("9223372036854775807")
    @Min(1) long before;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(1000) int limit;

    @QueryParam("filter")
    @Size(max = 200) @Nullable String filter;

    @QueryParam("action")
    @Size(max = 200) @Nullable String action;

    @QueryParam("actor")
    @Size(max = 200) @Nullable String actor;

    @QueryParam("detail")
    @Size(max = 200) @Nullable String detail;

    @QueryParam("object")
    @Nullable UUID object;

    /** Absent: whether refused or not. */
    @QueryParam("refused")
    @Nullable Boolean refused;

    /** That instant or later. */
    @QueryParam("from")
    @Nullable String from;

    /** Before that instant. */
    @QueryParam("to")
    @Nullable String to;

    /** The page that is wanted of the trail that the caller may see. */
    public AuditPageResponse page(AuditRecords records, Caller caller) throws SQLException {
        AuditFilter wanted = new AuditFilter()
                .text(given(filter))
                .action(given(action))
                .actor(given(actor))
                .detail(given(detail))
                .object(object)
                .refused(refused)
                .between(time(from), time(to));
        return records.page(caller, wanted, before, limit);
    }

    private static @Nullable String given(@Nullable String text) {
        return ListParameters.given(text);
    }

    private static @Nullable Instant time(@Nullable String text) {
        String given = given(text);
        return given == null ? null : Narrowing.instant(given);
    }
}
