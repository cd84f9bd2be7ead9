package org.claviger.server.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.claviger.api.AuditPageResponse;
import org.claviger.server.audit.AuditFilter;
import org.claviger.server.audit.AuditRecords;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** How a trail is paged and filtered: {@code ?before=13&limit=50&filter=text&refused=true}. */
public class AuditParameters {
    @QueryParam("before")
    @DefaultValue("9223372036854775807")
    @Min(1) long before;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(1000) int limit;

    @QueryParam("filter")
    @Size(max = 200) @Nullable String filter;

    @QueryParam("refused")
    @DefaultValue("false")
    boolean refused;

    /** The page that is wanted of the trail that the caller may see. */
    public AuditPageResponse page(AuditRecords records, Caller caller) throws SQLException {
        return records.page(caller, new AuditFilter(ListParameters.given(filter), refused), before, limit);
    }
}
