package org.claviger.api.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of the server that signs access tokens, or has signed some that are still good.
 *
 * @param id the {@code kid} of its tokens
 * @param signs true of the newest
 * @param rotatesAt when the server makes the next one by itself; absent if it doesn't sign any more
 */
public record SigningKeyResponse(
        String id,
        boolean signs,
        Instant createdAt,
        @Nullable Instant rotatesAt) {}
