package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;

/**
 * One generation of the tenant's key-encryption key.
 *
 * @param generation counts from 1
 * @param label CKA_LABEL on the token; CKA_ID is {@code id} in its 16 bytes
 * @param keyCheckValue the first 3 bytes of the AES encryption of a block of zeros, in hexadecimal; computed on the token
 * @param seals how often it has sealed; bounded (NIST SP 800-38D, section 8.3)
 */
public record KekResponse(
        UUID id,
        int generation,
        KekState state,
        String hsmProfileName,
        String tokenLabel,
        String label,
        String keyCheckValue,
        long seals,
        Instant createdAt) {}
