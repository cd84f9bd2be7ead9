package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;

/** Short values by which two parties see that they hold the same key. */
public final class KeyCheckValue {
    /** Bytes of a secret key's check value. */
    public static final int LENGTH = 3;

    private static final byte[] ZERO = new byte[1];

    private KeyCheckValue() {}

    /**
     * Of a secret key. AES: the first 3 bytes of a block of zeros, encrypted (ANSI X9.24-1, Annex A; PKCS#11's
     * CKA_CHECK_VALUE). HMAC: the first 3 bytes of the code of one zero byte, with the key's own hash. ChaCha20 and
     * triple DES: the same with HMAC-SHA-256, for no standard says one.
     *
     * @param key raw
     * @return 3 bytes, which may be shown
     */
    public static byte[] of(Algorithm algorithm, byte[] key) {
        byte[] whole = switch (algorithm) {
            case AES -> encryptedZeros(key);
            case CHACHA20_POLY1305, CHACHA20, DES3 -> Macs.mac(Algorithm.HMAC_SHA256, key, ZERO);
            default -> Macs.mac(algorithm, key, ZERO);
        };
        return Arrays.copyOf(whole, LENGTH);
    }

    /**
     * Of a public key: SHA-256 of its SubjectPublicKeyInfo.
     *
     * @return 32 bytes
     */
    public static byte[] fingerprint(byte[] spki) {
        return Hashes.hash(HashAlgorithm.SHA256, spki);
    }

    private static byte[] encryptedZeros(byte[] key) {
        try {
            return AesBlockCipher.blocks(Cipher.ENCRYPT_MODE, key).doFinal(new byte[AesBlockCipher.BLOCK]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed.", e);
        }
    }
}
