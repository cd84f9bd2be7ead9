package org.claviger.api.crypto;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object's material; never the material.
 *
 * @param version counts from 1; the newest protects, all of them process
 * @param checkValue of a symmetric key: hexadecimal
 * @param fingerprint of a public key or certificate: SHA-256, hexadecimal
 */
public record ObjectVersionResponse(
        int version,
        Instant createdAt,
        @Nullable String checkValue,
        @Nullable String fingerprint) {}
