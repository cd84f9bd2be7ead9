package org.claviger.server.rest.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.server.rest.AuditResource;

/** {@code /api/v1/admin/audit}: the trail of what admins did, and of failed sign-ins that belong to no tenant. */
@Path("api/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@ApplicationScoped
public class SystemAuditResource extends AuditResource {}
