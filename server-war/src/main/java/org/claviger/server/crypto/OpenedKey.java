package org.claviger.server.crypto;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.object.UsableKey;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** A version of a key, and the engine that uses it, which {@link Uses} closes. */
record OpenedKey(UsableKey key, Engine engine) {
    UUID id() {
        return key.id();
    }

    int version() {
        return key.version();
    }

    /** The algorithm that was asked for, or the one that goes without saying. */
    EncryptionAlgorithm encryptionBy(@Nullable EncryptionAlgorithm wanted) {
        if (wanted != null) {
            return wanted;
        }
        return EncryptionAlgorithm.defaultFor(key.algorithm())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.USAGE_NOT_ALLOWED, "Keys of " + key.algorithm() + " don't encrypt."));
    }

    /** The caller's IV, if the policy of the key allows that; a random one if he brings none. */
    byte[] iv(EncryptionAlgorithm algorithm, byte @Nullable [] callers) {
        if (callers == null) {
            return RandomBytes.of(algorithm.ivLength());
        }
        if (callers.length != algorithm.ivLength()) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    algorithm + " takes an IV of " + algorithm.ivLength() + " bytes; leave \"iv\" out.");
        }
        if (!key.callerIvAllowed()) {
            throw new RefusedException(
                    ErrorCode.USAGE_NOT_ALLOWED,
                    "The key's policy does not allow its callers to bring an IV. Leave \"iv\" out: the server makes one.");
        }
        return callers;
    }

    /** Encrypts, in the form that names key, version and algorithm. */
    Envelope encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[] aad) {
        Envelope empty = new Envelope(algorithm, id(), version(), iv, new byte[0]);
        return empty.with(encryptRaw(algorithm, iv, plaintext, empty.authenticated(aad)));
    }

    /** Encrypts, and leaves it to the caller to remember by what. */
    byte[] encryptRaw(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad) {
        return Attempt.to(() -> engine.encrypt(algorithm, iv, plaintext, aad));
    }

    /** Decrypts; refuses with one reason for all. */
    byte[] decrypt(Envelope envelope, byte[] aad) {
        return decryptRaw(envelope.algorithm(), envelope.iv(), envelope.ciphertext(), envelope.authenticated(aad));
    }

    byte[] decryptRaw(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad) {
        return Attempt.toDecrypt(() -> engine.decrypt(algorithm, iv, ciphertext, aad));
    }
}
