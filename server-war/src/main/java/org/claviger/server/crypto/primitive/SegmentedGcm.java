package org.claviger.server.crypto.primitive;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.crypto.HashAlgorithm;

/**
 * One stream in authenticated segments, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015): AES-256-GCM with a nonce of 7 bytes 0, the
 * segment's number (4 bytes, from 0) and 1 for the last segment, 0 for all others. So no segment can be dropped, moved,
 * repeated or added, and an end that was cut off is noticed. The key is the stream's own: HKDF-SHA-256 (RFC 5869) of the
 * managed key with the stream's salt, and its header as info.
 */
public final class SegmentedGcm implements AutoCloseable {
    /** Bytes of plaintext in each segment but the last, which may have fewer, or none. */
    public static final int SEGMENT = 64 << 10;

    /** Bytes of salt, random for each stream. */
    public static final int SALT = 32;

    private static final int KEY = 32;
    private static final long MAX_SEGMENTS = 1L << 32;

    private final byte[] key;
    private final Cipher cipher;
    private long number;
    private boolean closed;

    /**
     * A stream, at its first segment.
     *
     * @param material of the managed key; not kept
     * @param salt 32 bytes
     * @param header what the stream says of itself; authenticated by each segment
     */
    public SegmentedGcm(byte[] material, byte[] salt, byte[] header) {
        this.key = Hkdf.derive(HashAlgorithm.SHA256, material, salt, header, KEY);
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing.", e);
        }
    }

    /**
     * Encrypts the next segment.
     *
     * @param length bytes of {@code plaintext} that count; {@link #SEGMENT} unless it is the last
     * @return ciphertext and tag: 16 bytes more
     */
    public byte[] encrypt(byte[] plaintext, int length, boolean last) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), nonce(last));
            return cipher.doFinal(plaintext, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A segment could not be encrypted.", e);
        }
    }

    /**
     * Decrypts the next segment.
     *
     * @param length bytes of {@code ciphertext} that count, with the tag
     * @throws AEADBadTagException if it is not this stream's segment of this number, or wrongly taken for the last or not
     */
    public byte[] decrypt(byte[] ciphertext, int length, boolean last) throws AEADBadTagException {
        if (length < AesGcm.TAG) {
            throw new AEADBadTagException("A segment is too short to hold its tag.");
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), nonce(last));
            return cipher.doFinal(ciphertext, 0, length);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            AEADBadTagException bad = new AEADBadTagException("A segment could not be decrypted.");
            bad.initCause(e);
            throw bad;
        }
    }

    private GCMParameterSpec nonce(boolean last) {
        if (closed) {
            throw new IllegalStateException("The stream's key was wiped.");
        }
        if (number == MAX_SEGMENTS) {
            throw new IllegalStateException("A stream has at most 2^32 segments.");
        }
        byte[] nonce = ByteBuffer.allocate(AesGcm.IV)
                .position(7)
                .putInt((int) number)
                .put((byte) (last ? 1 : 0))
                .array();
        number++;
        return new GCMParameterSpec(AesGcm.TAG * Byte.SIZE, nonce);
    }

    /** Wipes the stream's key. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(key, (byte) 0);
    }
}
