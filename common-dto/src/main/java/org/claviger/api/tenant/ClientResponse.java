package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;

/** A client. Its secret is never returned again. */
public record ClientResponse(UUID id, String name, boolean enabled, Instant createdAt) {}
