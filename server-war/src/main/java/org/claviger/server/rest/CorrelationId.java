package org.claviger.server.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** Names one request in its answer, in the log and in the audit trail. The server makes it; a caller's own is not taken. */
@ApplicationScoped
public class CorrelationId {
    private static final String KEPT = CorrelationId.class.getName();

    @Inject
    HttpServletRequest request;

    /** Of the request that is being served. */
    public String text() {
        return of(request);
    }

    /** The same for who has the request at hand. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(KEPT) instanceof String known) {
            return known;
        }
        String made = UUID.randomUUID().toString();
        request.setAttribute(KEPT, made);
        return made;
    }
}
