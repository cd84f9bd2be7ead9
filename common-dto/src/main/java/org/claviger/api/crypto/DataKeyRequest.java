package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key that the caller encrypts with itself, and keeps beside its data, encrypted (envelope encryption).
 *
 * @param keyId of the key that encrypts the data key
 * @param algorithm of the data key: a symmetric one; absent: AES
 * @param length of the data key in bits; absent: the algorithm's own, or its usual one
 * @param aad authenticated with the data key; must be given again to decrypt it
 * @param withPlaintext true: the answer has the data key itself, too; absent: it has not
 */
public record DataKeyRequest(
        @NotNull UUID keyId,
        @Nullable Algorithm algorithm,
        @Nullable Integer length,
        @Size(max = EncryptRequest.MAX_AAD) byte @Nullable [] aad,
        @Nullable Boolean withPlaintext) {}
