package org.claviger.server.crypto.primitive;

import java.util.Arrays;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Format-preserving encryption by FF1 (NIST SP 800-38G Rev. 1, section 5.1): a ciphertext is as long as its plaintext and of
 * the same alphabet. It authenticates nothing, and equal plaintexts under one tweak are equal ciphertexts.
 */
public final class Ff1 {
    /** The least number of texts of one length, else they can all be tried. */
    public static final int MIN_DOMAIN = 1_000_000;

    /** Characters; a limit of ours, for the time that a text takes grows with the square of its length. */
    public static final int MAX_LENGTH = 4096;

    /** Radices above it take two bytes for a numeral. */
    private static final int BYTE_RADIX = 256;

    private Ff1() {}

    /**
     * Encrypts.
     *
     * @param key of AES: 16, 24 or 32 bytes
     * @param tweak not secret, say the number of the row; may be empty
     * @param plaintext of the alphabet's characters; so long that there are a million of its length, and 4096 at most
     * @throws IllegalArgumentException for other texts
     */
    public static String encrypt(byte[] key, byte[] tweak, Alphabet alphabet, String plaintext) {
        return transform(true, key, tweak, alphabet, plaintext);
    }

    /**
     * Decrypts what {@link #encrypt} returned. Another key or tweak gives another plaintext, not an error.
     *
     * @throws IllegalArgumentException for texts that {@link #encrypt} doesn't return
     */
    public static String decrypt(byte[] key, byte[] tweak, Alphabet alphabet, String ciphertext) {
        return transform(false, key, tweak, alphabet, ciphertext);
    }

    private static String transform(boolean encryption, byte[] key, byte[] tweak, Alphabet alphabet, String text) {
        int[] numerals = alphabet.numerals(text);
        int length = numerals.length;
        if (length < 2 || length > MAX_LENGTH || Math.pow(alphabet.radix(), length) < MIN_DOMAIN) {
            throw new IllegalArgumentException(
                    "With " + alphabet.radix() + " characters a text has " + minLength(alphabet) + " to 4096 of them.");
        }
        FPEFF1Engine ff1 = new FPEFF1Engine(new AesBlockCipher());
        ff1.init(encryption, new FPEParameters(new KeyParameter(key), alphabet.radix(), tweak));
        byte[] in = bytes(numerals, alphabet.radix());
        byte[] out = new byte[in.length];
        try {
            ff1.processBlock(in, 0, in.length, out, 0);
            return alphabet.text(numerals(out, alphabet.radix()));
        } finally {
            Arrays.fill(in, (byte) 0);
            Arrays.fill(out, (byte) 0);
        }
    }

    /** The shortest texts: radix to the power of it is at least a million. */
    public static int minLength(Alphabet alphabet) {
        int length = 2;
        while (Math.pow(alphabet.radix(), length) < MIN_DOMAIN) {
            length++;
        }
        return length;
    }

    private static byte[] bytes(int[] numerals, int radix) {
        if (radix <= BYTE_RADIX) {
            byte[] bytes = new byte[numerals.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) numerals[i];
            }
            return bytes;
        }
        byte[] bytes = new byte[2 * numerals.length];
        for (int i = 0; i < numerals.length; i++) {
            bytes[2 * i] = (byte) (numerals[i] >>> Byte.SIZE);
            bytes[2 * i + 1] = (byte) numerals[i];
        }
        return bytes;
    }

    private static int[] numerals(byte[] bytes, int radix) {
        int width = radix <= BYTE_RADIX ? 1 : 2;
        int[] numerals = new int[bytes.length / width];
        for (int i = 0; i < bytes.length; i++) {
            numerals[i / width] = numerals[i / width] << Byte.SIZE | (bytes[i] & 0xff);
        }
        return numerals;
    }
}
