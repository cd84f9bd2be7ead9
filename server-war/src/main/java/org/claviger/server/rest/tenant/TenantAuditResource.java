package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.audit.AuditRecords;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.AuditParameters;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;

/** {@code /api/v1/tenant/audit}: the trail of what was done in the tenant. */
@Path("api/v1/tenant/audit")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(value = Permission.READ_AUDIT, toLook = Permission.READ_AUDIT)
@ApplicationScoped
public class TenantAuditResource {
    @Inject
    AuditRecords records;

    @Inject
    CurrentCaller current;

    @GET
    public AuditPageResponse page(@Valid @BeanParam AuditParameters wanted) throws SQLException {
        return wanted.page(records, current.get());
    }

    @GET
    @Path("verification")
    public AuditVerificationResponse verify() throws SQLException {
        return records.verify(current.get());
    }
}
