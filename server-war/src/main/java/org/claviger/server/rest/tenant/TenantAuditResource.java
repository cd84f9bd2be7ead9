package org.claviger.server.rest.tenant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.server.rest.AuditResource;

/** {@code /api/v1/tenant/audit}: the trail of what was done in the tenant. */
@Path("api/v1/tenant/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
@ApplicationScoped
public class TenantAuditResource extends AuditResource {}
