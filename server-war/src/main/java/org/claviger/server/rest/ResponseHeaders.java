package org.claviger.server.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.claviger.api.Revised;

/**
 * What every answer bears: its correlation id, and that nobody on the way may keep it or guess at its type; and the revision
 * of what it shows, as ETag.
 */
@Provider
@ApplicationScoped
public class ResponseHeaders implements ContainerResponseFilter {
    static final String CORRELATION_ID = "X-Correlation-Id";

    @Inject
    CorrelationId correlationId;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(CORRELATION_ID, correlationId.text());
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Strict-Transport-Security", "max-age=31536000");
        if (response.getEntity() instanceof Revised revised) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(Long.toString(revised.revision())));
        }
    }
}
