package org.claviger.api.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Revised;
import org.jspecify.annotations.Nullable;

/**
 * An account of an admin or operator.
 *
 * @param roles names; of one who signs in elsewhere, those that the issuer said last
 * @param mustChangePassword true as long as the password is an initial one
 * @param initialPasswordExpiresAt void after this, if it is not changed by then
 * @param lockedUntil after too many wrong passwords; absent if it isn't locked
 * @param secondFactor true if one is set up
 * @param issuer where it signs in; absent if here
 */
public record AccountResponse(
        UUID id,
        String username,
        String displayName,
        @Nullable String email,
        Set<String> roles,
        boolean enabled,
        boolean mustChangePassword,
        @Nullable Instant initialPasswordExpiresAt,
        @Nullable Instant lockedUntil,
        boolean secondFactor,
        @Nullable String issuer,
        Instant createdAt,
        long revision)
        implements Revised {
    public AccountResponse {
        roles = Set.copyOf(roles);
    }
}
