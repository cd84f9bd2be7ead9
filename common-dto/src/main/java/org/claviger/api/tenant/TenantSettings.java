package org.claviger.api.tenant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all of a tenant's keys and clients. What is absent is not bounded, or as the server has it.
 *
 * @param allowedAlgorithms of new keys: algorithm and length in bits, such as {@code AES-256}; absent: all
 * @param maxKeys how many keys the tenant may have that are not destroyed
 * @param requestsPerSecond of all its clients together, at each node
 * @param clientRequestsPerSecond of each client, at each node
 * @param materialCacheSeconds how long opened key material may be kept in memory; 0: never
 * @param defaultCryptoperiodDays how long a key may protect whose creator says nothing of it (NIST SP 800-57 Part 1, section
 *     5.3)
 * @param auditRetentionDays how long records of the tenant's audit trail are kept at least
 */
public record TenantSettings(
        @Nullable @Size(min = 1, max = 100) Set<@NotNull @Size(max = 64) String> allowedAlgorithms,

        @Nullable @Min(0) @Max(1_000_000_000) Long maxKeys,
        @Nullable @Min(1) @Max(1_000_000) Integer requestsPerSecond,
        @Nullable @Min(1) @Max(1_000_000) Integer clientRequestsPerSecond,
        @Nullable @Min(0) @Max(86_400) Integer materialCacheSeconds,
        @Nullable @Min(1) @Max(36_500) Integer defaultCryptoperiodDays,
        @Nullable @Min(1) @Max(36_500) Integer auditRetentionDays) {
    /** Of a new tenant. */
    public static final TenantSettings UNBOUNDED = new TenantSettings(null, null, null, null, null, null, null);

    public TenantSettings {
        allowedAlgorithms = allowedAlgorithms == null ? null : Set.copyOf(allowedAlgorithms);
    }
}
