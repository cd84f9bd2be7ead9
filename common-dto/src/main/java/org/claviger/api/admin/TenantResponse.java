package org.claviger.api.admin;

import java.time.Instant;
import java.util.UUID;
import org.claviger.api.Revised;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param hsmProfileId absent until a profile is linked
 * @param deleteAfter when it will be deleted; absent unless that is decided
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
        TenantState state,
        @Nullable Instant deleteAfter,
        Instant createdAt,
        long revision)
        implements Revised {}
