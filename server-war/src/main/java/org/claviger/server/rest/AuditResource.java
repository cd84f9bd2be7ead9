package org.claviger.server.rest;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.server.audit.AuditRecords;

/** The audit trail that a caller may see, and the check of its chain; the same for admins and operators. */
public abstract class AuditResource {
    @Inject
    AuditRecords records;

    @Inject
    CurrentCaller current;

    @GET
    public AuditPageResponse page(
            @QueryParam("before") @DefaultValue("9223372036854775807") @Min(1) long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit)
            throws SQLException {
        return records.page(current.get(), before, limit);
    }

    @GET
    @Path("verification")
    public AuditVerificationResponse verify() throws SQLException {
        return records.verify(current.get());
    }
}
