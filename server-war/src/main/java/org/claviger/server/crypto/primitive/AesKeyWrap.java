package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES key wrap (NIST SP 800-38F): KW (section 6.2, RFC 3394) for material of whole semiblocks of 8 bytes, and KWP (section
 * 6.3, RFC 5649) for any.
 */
public final class AesKeyWrap {
    private static final int SEMIBLOCK = 8;
    private static final String KW = "AES/KW/NoPadding";
    private static final String KWP = "AES/KWP/NoPadding";

    private AesKeyWrap() {}

    /**
     * Wraps by KW.
     *
     * @param key 16, 24 or 32 bytes
     * @param material at least 16 bytes, a multiple of 8
     * @return 8 bytes more
     * @throws IllegalArgumentException if the material has another length
     */
    public static byte[] wrap(byte[] key, byte[] material) {
        if (material.length < 2 * SEMIBLOCK || material.length % SEMIBLOCK != 0) {
            throw new IllegalArgumentException("AES-KW wraps a multiple of 8 bytes, at least 16; AES-KWP wraps any.");
        }
        return wrap(KW, key, material);
    }

    /**
     * Unwraps what {@link #wrap} returned.
     *
     * @throws UndecipherableException if key or wrapped material differ in a single bit
     */
    public static byte[] unwrap(byte[] key, byte[] wrapped) throws UndecipherableException {
        if (wrapped.length < 3 * SEMIBLOCK || wrapped.length % SEMIBLOCK != 0) {
            throw new UndecipherableException();
        }
        return unwrap(KW, key, wrapped);
    }

    /**
     * Wraps by KWP.
     *
     * @param key 16, 24 or 32 bytes
     * @param material at least one byte
     * @return whole semiblocks, 8 to 15 bytes more
     */
    public static byte[] wrapPadded(byte[] key, byte[] material) {
        if (material.length == 0) {
            throw new IllegalArgumentException("There is nothing to wrap.");
        }
        return wrap(KWP, key, material);
    }

    /**
     * Unwraps what {@link #wrapPadded} returned.
     *
     * @throws UndecipherableException if key or wrapped material differ in a single bit
     */
    public static byte[] unwrapPadded(byte[] key, byte[] wrapped) throws UndecipherableException {
        if (wrapped.length < 2 * SEMIBLOCK || wrapped.length % SEMIBLOCK != 0) {
            throw new UndecipherableException();
        }
        return unwrap(KWP, key, wrapped);
    }

    private static byte[] wrap(String transformation, byte[] key, byte[] material) {
        try {
            return cipher(transformation, Cipher.ENCRYPT_MODE, key).doFinal(material);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES key wrap failed.", e);
        }
    }

    private static byte[] unwrap(String transformation, byte[] key, byte[] wrapped) throws UndecipherableException {
        try {
            return cipher(transformation, Cipher.DECRYPT_MODE, key).doFinal(wrapped);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UndecipherableException();
        }
    }

    private static Cipher cipher(String transformation, int mode, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(mode, new SecretKeySpec(key, "AES"));
        return cipher;
    }
}
