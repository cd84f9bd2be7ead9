package org.claviger.server.crypto.primitive;

import java.util.Arrays;
import org.claviger.api.crypto.EncryptionAlgorithm;

/**
 * Material of any length wrapped to an RSA key (PKCS#11 3.1, section 6.1.21, CKM_RSA_AES_KEY_WRAP): an AES-256 key of its
 * own, wrapped by RSAES-OAEP with SHA-256 and no label, and behind it the material, wrapped by AES-KWP.
 */
public final class RsaAesKeyWrap {
    private static final int AES_KEY = 32;
    private static final byte[] NO_LABEL = {};

    private RsaAesKeyWrap() {}

    /**
     * Wraps.
     *
     * @param material at least one byte
     * @return as long as the modulus, and whole semiblocks behind that
     */
    public static byte[] wrap(ParsedPublicKey key, byte[] material) {
        return wrap(aes -> RsaOaep.encrypt(EncryptionAlgorithm.RSA_OAEP_SHA256, key, aes, NO_LABEL), material);
    }

    /**
     * Wraps, where RSA-OAEP is somebody else's to do.
     *
     * @param wrapKey wraps a key of 32 bytes, which it doesn't keep
     */
    public static byte[] wrap(KeyWrap wrapKey, byte[] material) {
        byte[] aes = RandomBytes.of(AES_KEY);
        try {
            return Bytes.concatenated(wrapKey.wrap(aes), AesKeyWrap.wrapPadded(aes, material));
        } finally {
            Arrays.fill(aes, (byte) 0);
        }
    }

    /**
     * Unwraps what {@link #wrap} returned.
     *
     * @throws UndecipherableException if key or wrapped material differ in a single bit
     */
    public static byte[] unwrap(ParsedPrivateKey key, byte[] wrapped) throws UndecipherableException {
        int modulus = RsaOaep.ciphertextLength(key);
        if (wrapped.length <= modulus) {
            throw new UndecipherableException();
        }
        byte[] aes =
                RsaOaep.decrypt(EncryptionAlgorithm.RSA_OAEP_SHA256, key, Arrays.copyOf(wrapped, modulus), NO_LABEL);
        try {
            if (aes.length != AES_KEY) {
                throw new UndecipherableException();
            }
            return AesKeyWrap.unwrapPadded(aes, Arrays.copyOfRange(wrapped, modulus, wrapped.length));
        } finally {
            Arrays.fill(aes, (byte) 0);
        }
    }

    /** Wraps a key. */
    @FunctionalInterface
    public interface KeyWrap {
        /** As {@code RSA-OAEP} does. */
        byte[] wrap(byte[] key);
    }
}
