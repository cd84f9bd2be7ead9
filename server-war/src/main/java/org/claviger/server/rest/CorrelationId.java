package org.claviger.server.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Names one request in its answer, in the log and in the audit trail. The server makes it; a caller's own is not taken. */
@RequestScoped
public class CorrelationId {
    private final String text = UUID.randomUUID().toString();

    public String text() {
        return text;
    }
}
