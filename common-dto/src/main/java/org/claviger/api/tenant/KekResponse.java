package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One generation of the tenant's key-encryption key.
 *
 * @param generation counts from 1
 * @param label CKA_LABEL on the token
 * @param ckaId CKA_ID on the token, in hexadecimal: tenant (16 bytes), generation (4) and {@code id} (16), unless the key was
 *     adopted
 * @param keyCheckValue the first 3 bytes of the AES encryption of a block of zeros, in hexadecimal; computed on the token
 * @param seals how often it has sealed, at most: seals are reserved by the thousand before they are made
 * @param sealBound after how many it stops (NIST SP 800-38D, section 8.3)
 * @param nearBound true from three quarters of the bound on: rotate it
 */
public record KekResponse(
        UUID id,
        int generation,
        KekPlace place,
        KekState state,
        String hsmProfileName,
        String tokenLabel,
        String label,
        String ckaId,
        String keyCheckValue,
        long seals,
        long sealBound,
        boolean nearBound,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant compromisedAt,
        @Nullable Instant destroyedAt) {}
