package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * XTS-AES (IEEE 1619, NIST SP 800-38E): for sectors of storage. It authenticates nothing, and equal plaintexts under one
 * tweak are equal ciphertexts. A text has 16 bytes at least and 2^20 blocks at most; its last part of a block steals from
 * the ciphertext before (section 5.3.2).
 */
public final class AesXts {
    /** Bytes: the number of the sector, little endian. */
    public static final int TWEAK = 16;

    private static final int BLOCK = AesBlockCipher.BLOCK;
    private static final int MAX = BLOCK << 20;
    private static final int POLYNOMIAL = 0x87;

    private AesXts() {}

    /**
     * Encrypts.
     *
     * @param key 32 (XTS-AES-128) or 64 bytes (XTS-AES-256): two different AES keys
     * @param tweak 16 bytes
     * @param plaintext 16 bytes to 16 MiB
     * @return as long as the plaintext
     * @throws IllegalArgumentException for other lengths, or two equal keys
     */
    public static byte[] encrypt(byte[] key, byte[] tweak, byte[] plaintext) {
        return transform(Cipher.ENCRYPT_MODE, key, tweak, plaintext);
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException for lengths that {@link #encrypt} doesn't return
     */
    public static byte[] decrypt(byte[] key, byte[] tweak, byte[] ciphertext) throws UndecipherableException {
        if (ciphertext.length < BLOCK || ciphertext.length > MAX) {
            throw new UndecipherableException();
        }
        return transform(Cipher.DECRYPT_MODE, key, tweak, ciphertext);
    }

    private static byte[] transform(int mode, byte[] key, byte[] tweak, byte[] text) {
        if (text.length < BLOCK || text.length > MAX || tweak.length != TWEAK) {
            throw new IllegalArgumentException("XTS takes texts of 16 bytes to 16 MiB, and a tweak of 16 bytes.");
        }
        byte[] first = Arrays.copyOf(key, key.length / 2);
        byte[] second = Arrays.copyOfRange(key, key.length / 2, key.length);
        try {
            // IEEE 1619-2018, section 5.1, and SP 800-38E's implementation guidance: equal keys give secrecy away.
            if ((key.length != 32 && key.length != 64) || MessageDigest.isEqual(first, second)) {
                throw new IllegalArgumentException("A key of XTS is two different AES keys of 16 or 32 bytes.");
            }
            byte[] start = AesBlockCipher.blocks(Cipher.ENCRYPT_MODE, second).doFinal(tweak);
            byte[] masks = masks(start, (text.length + BLOCK - 1) / BLOCK);
            return transform(AesBlockCipher.blocks(mode, first), mode == Cipher.ENCRYPT_MODE, masks, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("XTS-AES failed.", e);
        } finally {
            Arrays.fill(first, (byte) 0);
            Arrays.fill(second, (byte) 0);
        }
    }

    private static byte[] transform(Cipher aes, boolean encryption, byte[] masks, byte[] text)
            throws GeneralSecurityException {
        int rest = text.length % BLOCK;
        if (rest == 0) {
            return masked(aes, masks, text);
        }
        int whole = text.length - rest;
        int last = whole - BLOCK;
        if (!encryption) {
            // The last whole block was encrypted after the part of a block was: their masks change places.
            byte[] swap = Arrays.copyOfRange(masks, last, whole);
            System.arraycopy(masks, whole, masks, last, BLOCK);
            System.arraycopy(swap, 0, masks, whole, BLOCK);
        }
        byte[] out = Arrays.copyOf(masked(aes, masks, Arrays.copyOf(text, whole)), text.length);
        byte[] stolen = Arrays.copyOfRange(out, last, whole);
        System.arraycopy(stolen, 0, out, whole, rest);
        System.arraycopy(text, whole, stolen, 0, rest);
        System.arraycopy(masked(aes, Arrays.copyOfRange(masks, whole, masks.length), stolen), 0, out, last, BLOCK);
        return out;
    }

    private static byte[] masked(Cipher aes, byte[] masks, byte[] text) throws GeneralSecurityException {
        byte[] in = text.clone();
        xor(in, masks);
        byte[] out = aes.doFinal(in);
        xor(out, masks);
        return out;
    }

    private static void xor(byte[] text, byte[] masks) {
        for (int i = 0; i < text.length; i++) {
            text[i] ^= masks[i];
        }
    }

    /** The encrypted tweak times the powers of alpha in GF(2^128), one for each block (section 5.2). */
    private static byte[] masks(byte[] start, int blocks) {
        byte[] masks = Arrays.copyOf(start, blocks * BLOCK);
        for (int block = BLOCK; block < masks.length; block += BLOCK) {
            int carry = 0;
            for (int i = block; i < block + BLOCK; i++) {
                int before = masks[i - BLOCK] & 0xff;
                masks[i] = (byte) (before << 1 | carry);
                carry = before >>> 7;
            }
            masks[block] ^= (byte) (-carry & POLYNOMIAL);
        }
        return masks;
    }
}
