package org.claviger.server.crypto;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.crypto.primitive.AesGcm;

/**
 * What {@code encrypt} returns: format (1 byte, {@code 0x01}: AES-GCM), key id (16), key version (4, big-endian), IV (12),
 * ciphertext and tag. The first 21 bytes are authenticated before the caller's own additional data, so that a ciphertext
 * can't be passed off as another key's or version's.
 */
record Envelope(UUID keyId, int version, byte[] iv, byte[] ciphertext) {
    private static final byte AES_GCM = 1;
    private static final int HEADER = 1 + 16 + Integer.BYTES;

    byte[] header() {
        return ByteBuffer.allocate(HEADER)
                .put(AES_GCM)
                .putLong(keyId.getMostSignificantBits())
                .putLong(keyId.getLeastSignificantBits())
                .putInt(version)
                .array();
    }

    byte[] encoded() {
        return ByteBuffer.allocate(HEADER + iv.length + ciphertext.length)
                .put(header())
                .put(iv)
                .put(ciphertext)
                .array();
    }

    /** Empty for what can't have come from {@code encrypt}. */
    static Optional<Envelope> decode(byte[] bytes) {
        if (bytes.length < HEADER + AesGcm.IV + AesGcm.TAG || bytes[0] != AES_GCM) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(1);
        UUID keyId = new UUID(in.getLong(), in.getLong());
        int version = in.getInt();
        byte[] iv = new byte[AesGcm.IV];
        in.get(iv);
        byte[] ciphertext = new byte[in.remaining()];
        in.get(ciphertext);
        return version < 1 ? Optional.empty() : Optional.of(new Envelope(keyId, version, iv, ciphertext));
    }
}
