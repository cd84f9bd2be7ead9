package org.claviger.api.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param hsmProfileId absent until a profile is linked
 */
public record TenantResponse(
        UUID id,
        String name,
        String displayName,
        @Nullable UUID hsmProfileId,
        @Nullable String hsmProfileName,
        int operators,
        Instant createdAt) {}
