package org.claviger.server.rest.admin;

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

/** {@code /api/v1/admin/audit}: the trail of what admins did, and of failed sign-ins that belong to no tenant. */
@Path("api/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(value = Permission.READ_AUDIT, toLook = Permission.READ_AUDIT)
@ApplicationScoped
public class SystemAuditResource {
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
