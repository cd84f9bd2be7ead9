package org.claviger.server.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import org.claviger.server.account.Origin;

/** Where the request that is being served comes from. */
@RequestScoped
public class RequestOrigin {
    @Inject
    HttpServletRequest request;

    /** The other end of the connection: what a proxy says of another is not asked for. */
    public Origin get() {
        return of(request);
    }

    /** The same for who has the request at hand. */
    static Origin of(HttpServletRequest request) {
        return new Origin(
                request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT), CorrelationId.of(request));
    }
}
