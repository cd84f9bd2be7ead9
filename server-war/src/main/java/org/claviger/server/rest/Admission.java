package org.claviger.server.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.Role;
import org.claviger.server.account.Origin;
import org.claviger.server.identity.Identity;
import org.claviger.server.identity.Identity.Identified;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.RequestLimits;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls, and whether he may. An Authorization header counts alone; without one, the client certificate of the
 * connection does, if there is one.
 */
@ApplicationScoped
public class Admission {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    /** Where Jakarta Servlet (section 3.10) has the certificates of the TLS connection. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    @Inject
    Identity identity;

    @Inject
    CurrentCaller current;

    @Inject
    RequestLimits limits;

    /**
     * Lets the caller of a request in, who is then the {@link CurrentCaller}; or refuses.
     *
     * @param authorization all that the request says of it
     */
    Identified admit(Entrance entrance, @Nullable String authorization, HttpServletRequest connection, Origin origin) {
        Identified identified = identify(authorization, connection, origin)
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
        entrance.require(caller);
        return identified;
    }

    /**
     * Who calls, if that can be told; what he may do is asked elsewhere.
     *
     * @param header Authorization; absent: the connection shows a certificate, or nothing does
     */
    public Optional<Identified> identify(@Nullable String header, HttpServletRequest connection, Origin origin) {
        if (header == null) {
            return byCertificate(connection, origin);
        }
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return identity.byToken(header.substring(BEARER.length()).strip(), origin);
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return identity.byBasic(header.substring(BASIC.length()), origin);
        }
        return Optional.empty();
    }

    private Optional<Identified> byCertificate(HttpServletRequest connection, Origin origin) {
        return connection.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? identity.byCertificate(List.of(chain), origin)
                : Optional.empty();
    }
}
