package org.claviger.server.crypto.primitive;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.GCMSIVBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * AES-GCM-SIV (RFC 8452): a key of 16 or 32 bytes, a nonce of 12, a tag of 16 behind the ciphertext. A nonce that comes
 * twice tells no more than whether the plaintexts are equal.
 */
public final class AesGcmSiv {
    /** Bytes. */
    public static final int NONCE = 12;

    /** Bytes. */
    public static final int TAG = 16;

    private AesGcmSiv() {}

    /**
     * Encrypts.
     *
     * @param key 16 or 32 bytes
     * @param nonce 12 bytes
     * @param aad authenticated with the plaintext, in this order
     * @return ciphertext and tag: 16 bytes more than the plaintext
     */
    public static byte[] encrypt(byte[] key, byte[] nonce, byte[] plaintext, byte[]... aad) {
        try {
            return transform(true, key, nonce, plaintext, aad);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("AES-GCM-SIV could not encrypt.", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException if key, nonce, ciphertext, tag or additional data differ in a single bit
     */
    public static byte[] decrypt(byte[] key, byte[] nonce, byte[] ciphertext, byte[]... aad)
            throws UndecipherableException {
        try {
            if (ciphertext.length < TAG) {
                throw new UndecipherableException();
            }
            return transform(false, key, nonce, ciphertext, aad);
        } catch (InvalidCipherTextException e) {
            throw new UndecipherableException();
        }
    }

    private static byte[] transform(boolean encryption, byte[] key, byte[] nonce, byte[] in, byte[]... aad)
            throws InvalidCipherTextException {
        GCMSIVBlockCipher cipher = new GCMSIVBlockCipher(new AesBlockCipher());
        cipher.init(encryption, new AEADParameters(new KeyParameter(key), TAG * Byte.SIZE, nonce));
        for (byte[] part : aad) {
            cipher.processAADBytes(part, 0, part.length);
        }
        byte[] out = new byte[encryption ? in.length + TAG : in.length - TAG];
        int length = cipher.processBytes(in, 0, in.length, out, 0);
        cipher.doFinal(out, length);
        return out;
    }
}
