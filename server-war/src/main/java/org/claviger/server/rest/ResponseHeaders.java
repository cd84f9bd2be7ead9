package org.claviger.server.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.function.BiConsumer;
import org.claviger.api.Revised;
import org.claviger.server.platform.RequestCounts;

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

    @Inject
    RequestCounts counts;

    /** Those of every answer. */
    static void of(String correlationId, BiConsumer<String, String> header) {
        header.accept(CORRELATION_ID, correlationId);
        header.accept(HttpHeaders.CACHE_CONTROL, "no-store");
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Strict-Transport-Security", "max-age=31536000");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        counts.count(response.getStatus());
        of(correlationId.text(), response.getHeaders()::putSingle);
        if (response.getEntity() instanceof Revised revised) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(Long.toString(revised.revision())));
        }
    }
}
