package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.DataLengthException;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The AES of the platform (FIPS 197) for the modes of Bouncy Castle: it runs in the processor's own instructions, while
 * Bouncy Castle's looks up tables, which takes a time that depends on the key.
 */
final class AesBlockCipher implements BlockCipher {
    static final int BLOCK = 16;

    private final Cipher cipher = ecb();

    private static Cipher ecb() {
        try {
            return Cipher.getInstance("AES/ECB/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is missing.", e);
        }
    }

    /** AES of any number of whole blocks, each for itself. */
    static Cipher blocks(int mode, byte[] key) {
        try {
            Cipher cipher = ecb();
            cipher.init(mode, new SecretKeySpec(key, "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("An AES key has 16, 24 or 32 bytes.", e);
        }
    }

    @Override
    public void init(boolean encryption, CipherParameters key) {
        try {
            cipher.init(
                    encryption ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(((KeyParameter) key).getKey(), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("An AES key has 16, 24 or 32 bytes.", e);
        }
    }

    @Override
    public String getAlgorithmName() {
        return "AES";
    }

    @Override
    public int getBlockSize() {
        return BLOCK;
    }

    @Override
    public int processBlock(byte[] in, int inOffset, byte[] out, int outOffset) {
        try {
            return cipher.update(in, inOffset, BLOCK, out, outOffset);
        } catch (GeneralSecurityException e) {
            throw new DataLengthException("There is no room for a block.");
        }
    }

    /** There is no state between blocks. */
    @Override
    public void reset() {}
}
