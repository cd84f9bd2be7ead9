package org.claviger.server.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.claviger.api.auth.Role;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.identity.Identity.Identified;
import org.claviger.server.platform.Caller;

/**
 * Lets in whom a resource admits by {@link Admits}, or everybody where it says {@link AdmitsAnyone}; a resource that says
 * neither admits nobody. What people look at is recorded here, before it is served; what they and clients do is recorded by
 * the room that does it.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Authentication implements ContainerRequestFilter {
    /** Attribute of a request: who was admitted to its resource already, by {@link HotRequests}. */
    static final String ADMITTED = Authentication.class.getName();

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest connection;

    @Inject
    Admission admission;

    @Inject
    RequestOrigin origin;

    @Inject
    AuditTrail audit;

    @Override
    public void filter(ContainerRequestContext request) {
        Entrance entrance = new Entrance(resource.getResourceClass(), resource.getResourceMethod());
        if (entrance.isOpen()) {
            return;
        }
        Identified identified = connection.getAttribute(ADMITTED) instanceof Identified admitted
                ? admitted
                : admission.admit(
                        entrance, request.getHeaderString(HttpHeaders.AUTHORIZATION), connection, origin.get());
        request.setSecurityContext(new CallerSecurity(identified));
        Caller caller = identified.caller();
        if (caller.role() != Role.CLIENT && request.getMethod().equals(HttpMethod.GET)) {
            audit.record(caller, Action.VIEWED, null, request.getUriInfo().getPath());
        }
    }
}
