package org.claviger.server.crypto.primitive;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-CCM (NIST SP 800-38C): a nonce of 7 to 13 bytes, a tag of 4 to 16, an even number, behind the ciphertext. */
public final class AesCcm {
    private AesCcm() {}

    /**
     * Encrypts.
     *
     * @param key 16, 24 or 32 bytes
     * @param nonce never used before with this key
     * @param tag bytes
     * @return ciphertext and tag
     * @throws IllegalArgumentException if nonce or tag are of another length
     */
    public static byte[] encrypt(byte[] key, byte[] nonce, int tag, byte[] plaintext, byte[] aad) {
        try {
            return transform(true, key, nonce, tag, plaintext, aad);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("AES-CCM could not encrypt.", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException if key, nonce, ciphertext, tag or additional data differ in a single bit
     */
    public static byte[] decrypt(byte[] key, byte[] nonce, int tag, byte[] ciphertext, byte[] aad)
            throws UndecipherableException {
        try {
            return transform(false, key, nonce, tag, ciphertext, aad);
        } catch (InvalidCipherTextException e) {
            throw new UndecipherableException();
        }
    }

    private static byte[] transform(boolean encryption, byte[] key, byte[] nonce, int tag, byte[] text, byte[] aad)
            throws InvalidCipherTextException {
        CCMModeCipher cipher = CCMBlockCipher.newInstance(new AesBlockCipher());
        cipher.init(encryption, new AEADParameters(new KeyParameter(key), tag * Byte.SIZE, nonce, aad));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        int written = cipher.processBytes(text, 0, text.length, out, 0);
        cipher.doFinal(out, written);
        return out;
    }
}
