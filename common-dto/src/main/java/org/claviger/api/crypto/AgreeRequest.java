package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Agrees on a secret with another party (ECDH, X25519) and derives from it by HKDF. The agreed secret itself is never told.
 * Bytes are told only to who may also take the key's material out ({@code GET_MATERIAL}); to keep them as a managed object
 * needs no such grant.
 *
 * @param keyId of the private key
 * @param version of the private key; absent: the newest
 * @param publicKey the other party's: SubjectPublicKeyInfo (RFC 5280), DER
 * @param publicKeyId the other party's, if it is a managed object; either this or {@code publicKey}
 * @param algorithm of HKDF; absent: {@link DerivationAlgorithm#HKDF_SHA256}
 * @param salt absent: empty
 * @param info who the two are and what it is for; absent: empty
 * @param length bytes to be told; absent: 32
 * @param store keeps what is derived, as long as this says, rather than to tell it
 */
public record AgreeRequest(
        @NotNull UUID keyId,
        @Nullable @Min(1) Integer version,
        @Size(max = 1024) byte @Nullable [] publicKey,
        @Nullable UUID publicKeyId,
        @Nullable DerivationAlgorithm algorithm,
        @Size(max = DeriveRequest.MAX_INPUT) byte @Nullable [] salt,
        @Size(max = DeriveRequest.MAX_INPUT) byte @Nullable [] info,
        @Nullable @Min(1) @Max(DeriveRequest.MAX_LENGTH) Integer length,
        @Nullable @Valid ObjectTemplate store) {}
