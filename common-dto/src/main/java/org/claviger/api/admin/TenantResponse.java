package org.claviger.api.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param hsmProfileId absent until a profile is linked
 * @param failoverProfileId serves while the first is away; absent if there is none
 */
public record TenantResponse(
        UUID id,
        String name,
        String displayName,
        @Nullable UUID hsmProfileId,
        @Nullable String hsmProfileName,
        @Nullable UUID failoverProfileId,
        @Nullable String failoverProfileName,
        int operators,
        Instant createdAt) {}
