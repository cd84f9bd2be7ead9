package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;

/** An operator of the tenant. */
public record OperatorResponse(
        UUID id, String username, String displayName, boolean mustChangePassword, Instant createdAt) {}
