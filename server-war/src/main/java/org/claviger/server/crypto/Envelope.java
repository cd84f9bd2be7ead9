package org.claviger.server.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * What {@code encrypt} returns: a header, the IV, then the ciphertext with its tag. The header is the format (1 byte), the key
 * id (16) and the key version (4, big-endian); format {@code 0x01} is AES-GCM, and format {@code 0x03}, for everything else,
 * has the algorithm's code (1 byte) at the end of its header. The header is authenticated before the caller's own additional
 * data, so that a ciphertext can't be passed off as another key's, version's or algorithm's.
 */
record Envelope(EncryptionAlgorithm algorithm, UUID keyId, int version, byte[] iv, byte[] ciphertext) {
    private static final byte AES_GCM = 1;
    private static final byte NAMED = 3;
    private static final int HEADER = 1 + 16 + Integer.BYTES;

    /** The same with a ciphertext. */
    Envelope with(byte[] made) {
        return new Envelope(algorithm, keyId, version, iv, made);
    }

    byte[] header() {
        boolean plain = algorithm == EncryptionAlgorithm.AES_GCM;
        ByteBuffer header = ByteBuffer.allocate(plain ? HEADER : HEADER + 1)
                .put(plain ? AES_GCM : NAMED)
                .putLong(keyId.getMostSignificantBits())
                .putLong(keyId.getLeastSignificantBits())
                .putInt(version);
        return plain ? header.array() : header.put(code(algorithm)).array();
    }

    /**
     * What is authenticated: the header, and the caller's additional data. Not the header by RSA-OAEP, whose label no token
     * takes; each version has a key of its own there, so that no ciphertext can be another's. Nothing is authenticated by an
     * algorithm that can't.
     */
    byte[][] authenticated(byte[] aad) {
        boolean bindsHeader = algorithm.tagLength() > 0 || algorithm == EncryptionAlgorithm.HYBRID_KEM;
        return bindsHeader ? new byte[][] {header(), aad} : new byte[][] {aad};
    }

    byte[] encoded() {
        byte[] header = header();
        return ByteBuffer.allocate(header.length + iv.length + ciphertext.length)
                .put(header)
                .put(iv)
                .put(ciphertext)
                .array();
    }

    /** Empty for what can't have come from {@code encrypt}. */
    static Optional<Envelope> decode(byte[] bytes) {
        if (bytes.length <= HEADER || (bytes[0] != AES_GCM && bytes[0] != NAMED)) {
            return Optional.empty();
        }
        boolean plain = bytes[0] == AES_GCM;
        EncryptionAlgorithm algorithm = plain ? EncryptionAlgorithm.AES_GCM : named(bytes[HEADER]);
        int header = plain ? HEADER : HEADER + 1;
        if (algorithm == null || bytes.length < header + algorithm.ivLength() + algorithm.tagLength()) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(1);
        UUID keyId = new UUID(in.getLong(), in.getLong());
        int version = in.getInt();
        int start = header + algorithm.ivLength();
        byte[] iv = Arrays.copyOfRange(bytes, header, start);
        byte[] ciphertext = Arrays.copyOfRange(bytes, start, bytes.length);
        return version < 1 ? Optional.empty() : Optional.of(new Envelope(algorithm, keyId, version, iv, ciphertext));
    }

    /** Codes are added, never changed. */
    private static byte code(EncryptionAlgorithm algorithm) {
        return switch (algorithm) {
            case AES_GCM -> throw new IllegalArgumentException("AES-GCM has a format of its own.");
            case CHACHA20_POLY1305 -> 1;
            case AES_GCM_SIV -> 2;
            case AES_CBC -> 3;
            case AES_CTR -> 4;
            case AES_XTS -> 5;
            case RSA_OAEP_SHA256 -> 6;
            case RSA_OAEP_SHA384 -> 7;
            case RSA_OAEP_SHA512 -> 8;
            case RSA_OAEP_SHA1 -> 9;
            case HYBRID_KEM -> 10;
        };
    }

    private static @Nullable EncryptionAlgorithm named(byte code) {
        for (EncryptionAlgorithm algorithm : EncryptionAlgorithm.values()) {
            if (algorithm != EncryptionAlgorithm.AES_GCM && code(algorithm) == code) {
                return algorithm;
            }
        }
        return null;
    }
}
