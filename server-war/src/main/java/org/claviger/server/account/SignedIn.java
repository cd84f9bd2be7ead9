package org.claviger.server.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who has just given the right password: what a token is made of. */
public record SignedIn(
        UUID accountId,
        String username,
        @Nullable UUID tenantId,
        UUID sessionId,
        boolean mustChangePassword,
        Instant expiresAt) {}
