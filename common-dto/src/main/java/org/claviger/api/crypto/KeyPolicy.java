package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with an object beside its usages. In a request, what is absent is as the text below says, or stays as it
 * is.
 *
 * @param sensitive the material leaves only wrapped; absent: true
 * @param extractable the material may leave at all; absent: false. What was false can't become true
 * @param callerIv a caller may bring the IV, where a protocol needs that; absent: false, the server makes each
 * @param leastVersion versions before this one decrypt, verify and unwrap no more; absent: 1
 * @param usageLimits absent: none
 * @param cryptoperiodDays how long a version protects (NIST SP 800-57 Part 1, section 5.3); absent: as the tenant's settings say
 * @param autoRotate at the end of its cryptoperiod a new version is made; absent: false, it protects nothing any more
 */
public record KeyPolicy(
        @Nullable Boolean sensitive,
        @Nullable Boolean extractable,
        @Nullable Boolean callerIv,
        @Nullable @Min(1) Integer leastVersion,
        @Nullable @Valid UsageLimits usageLimits,
        @Nullable @Min(1) @Max(36_500) Integer cryptoperiodDays,
        @Nullable Boolean autoRotate) {
    /** Nothing is said. */
    public static final KeyPolicy DEFAULT = new KeyPolicy(null, null, null, null, null, null, null);
}
