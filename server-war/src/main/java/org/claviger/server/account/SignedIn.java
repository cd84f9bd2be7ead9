package org.claviger.server.account;

import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.server.platform.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * A person who has just shown to be himself: what a token is made of.
 *
 * @param refreshToken for the next access token
 * @param restriction absent if there is none
 */
public record SignedIn(
        UUID accountId,
        String username,
        @Nullable UUID tenantId,
        UUID sessionId,
        Secret refreshToken,
        @Nullable Restriction restriction) {}
