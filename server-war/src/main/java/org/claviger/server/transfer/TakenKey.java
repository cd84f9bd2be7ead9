package org.claviger.server.transfer;

import static org.claviger.api.crypto.EncryptionAlgorithm.HYBRID_KEM;
import static org.claviger.api.crypto.EncryptionAlgorithm.RSA_OAEP_SHA256;

import java.security.GeneralSecurityException;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.TransportAlgorithm;
import org.claviger.server.crypto.primitive.ParsedPrivateKey;
import org.claviger.server.crypto.primitive.PublicKeyEncryption;
import org.claviger.server.crypto.primitive.RsaAesKeyWrap;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.jspecify.annotations.Nullable;

/** An import key's private half, opened for its one use. */
public final class TakenKey implements AutoCloseable {
    private final Algorithm algorithm;
    private final OpenedMaterial material;

    TakenKey(Algorithm algorithm, OpenedMaterial material) {
        this.algorithm = algorithm;
        this.material = material;
    }

    /**
     * Unwraps.
     *
     * @param wanted absent: the key's default
     * @return what the caller wipes
     * @throws RefusedException if it can't be unwrapped, for one reason
     */
    byte[] unwrap(@Nullable TransportAlgorithm wanted, byte[] wrapped) {
        TransportAlgorithm wrapping =
                wanted == null ? TransportAlgorithm.defaultFor(algorithm).orElseThrow() : wanted;
        if (!wrapping.fits(algorithm)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "Nothing is wrapped to a key of " + algorithm + " by " + wrapping + ".");
        }
        try {
            ParsedPrivateKey key = ParsedPrivateKey.parse(algorithm, material.reveal());
            return switch (wrapping) {
                case RSA_OAEP_SHA256 -> PublicKeyEncryption.decrypt(RSA_OAEP_SHA256, key, wrapped);
                case RSA_AES_KEY_WRAP_SHA256 -> RsaAesKeyWrap.unwrap(key, wrapped);
                case HYBRID_KEM -> PublicKeyEncryption.decrypt(HYBRID_KEM, key, wrapped);
                case AES_KWP -> throw new IllegalStateException("No import key is one of AES.");
            };
        } catch (GeneralSecurityException e) {
            throw new RefusedException(
                    ErrorCode.CRYPTOGRAPHIC_FAILURE,
                    "The material could not be unwrapped: it was wrapped to another key, or in another way.",
                    e);
        }
    }

    @Override
    public void close() {
        material.close();
    }
}
