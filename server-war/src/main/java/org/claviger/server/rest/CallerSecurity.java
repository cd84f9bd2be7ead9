package org.claviger.server.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.claviger.server.identity.Identity.Identified;

/** A caller as JAX-RS knows one. */
final class CallerSecurity implements SecurityContext {
    private final Identified identified;

    CallerSecurity(Identified identified) {
        this.identified = identified;
    }

    @Override
    public Principal getUserPrincipal() {
        return identified.principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return identified.caller().role().name().equals(role);
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
