package org.claviger.server.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.identity.Identity;
import org.claviger.server.identity.Identity.Identified;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Restriction;
import org.claviger.server.tenant.RequestLimits;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whom a resource admits by {@link Admits}, or everybody where it says {@link AdmitsAnyone}; a resource that says
 * neither admits nobody. An Authorization header counts alone; without one, the client certificate of the connection does,
 * if there is one. What people look at is recorded here, before it is served; what they and clients do is
 * recorded by the room that does it.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Authentication implements ContainerRequestFilter {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    /** Where Jakarta Servlet (section 3.10) has the certificates of the TLS connection. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest connection;

    @Inject
    Identity identity;

    @Inject
    CurrentCaller current;

    @Inject
    RequestOrigin origin;

    @Inject
    RequestLimits limits;

    @Inject
    AuditTrail audit;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(AdmitsAnyone.class)) {
            return;
        }
        Identified identified = identify(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_AUTHENTICATED,
                        "The request bears no credentials that hold: they are missing, wrong, expired or revoked. Sign in"
                                + " or ask for a token again."));
        Caller caller = identified.caller();
        if (caller.role() == Role.CLIENT) {
            // Before the caller is known to who records refusals: a flood of them isn't, but for a few.
            limits.count(caller);
        }
        current.is(caller);
        request.setSecurityContext(new CallerSecurity(identified));
        requireRole(caller);
        requireUnrestricted(caller, method);
        requirePermission(caller, method);
        if (caller.role() != Role.CLIENT && request.getMethod().equals(HttpMethod.GET)) {
            audit.record(caller, Action.VIEWED, null, request.getUriInfo().getPath());
        }
    }

    private Optional<Identified> identify(@Nullable String header) {
        if (header == null) {
            return byCertificate();
        }
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return identity.byToken(header.substring(BEARER.length()).strip(), origin.get());
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return identity.byBasic(header.substring(BASIC.length()), origin.get());
        }
        return Optional.empty();
    }

    private Optional<Identified> byCertificate() {
        return connection.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? identity.byCertificate(List.of(chain), origin.get())
                : Optional.empty();
    }

    private void requireRole(Caller caller) {
        Admits admitted = resource.getResourceClass().getAnnotation(Admits.class);
        if (admitted == null || !List.of(admitted.value()).contains(caller.role())) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "This is not for a caller of role " + caller.role() + ".");
        }
    }

    private static void requireUnrestricted(Caller caller, Method method) {
        Restriction restriction = caller.restriction();
        EvenWith exempt = method.getAnnotation(EvenWith.class);
        if (restriction == null || (exempt != null && List.of(exempt.value()).contains(restriction))) {
            return;
        }
        throw switch (restriction) {
            case INITIAL_PASSWORD ->
                new RefusedException(
                        ErrorCode.PASSWORD_CHANGE_REQUIRED,
                        "The initial password has to be changed first, by PUT /api/v1/auth/password.");
            case NO_SECOND_FACTOR ->
                new RefusedException(
                        ErrorCode.SECOND_FACTOR_SETUP_REQUIRED,
                        "A second factor has to be set up first, by POST /api/v1/auth/second-factor.");
        };
    }

    /** What a client may do depends on the key, and is asked where that is found. */
    private void requirePermission(Caller caller, Method method) {
        if (caller.role() == Role.CLIENT || resource.getResourceClass().isAnnotationPresent(OfOneself.class)) {
            return;
        }
        Needs needs = method.isAnnotationPresent(Needs.class)
                ? method.getAnnotation(Needs.class)
                : resource.getResourceClass().getAnnotation(Needs.class);
        if (needs == null) {
            throw new RefusedException(ErrorCode.NOT_PERMITTED, "Nobody is permitted to do this.");
        }
        Permission needed = method.isAnnotationPresent(GET.class) ? needs.toLook() : needs.value();
        if (!caller.permissions().contains(needed)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "None of your roles has the permission " + needed + ".");
        }
    }
}
