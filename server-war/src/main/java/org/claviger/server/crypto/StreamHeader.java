package org.claviger.server.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.crypto.primitive.SegmentedGcm;

/**
 * What an encrypted stream begins with: format (1 byte, {@code 0x02}: AES-256-GCM in segments), key id (16), key version (4,
 * big-endian), salt (32).
 */
record StreamHeader(UUID keyId, int version, byte[] salt) {
    private static final byte SEGMENTED_GCM = 2;
    private static final int LENGTH = 1 + 16 + Integer.BYTES + SegmentedGcm.SALT;

    byte[] encoded() {
        return ByteBuffer.allocate(LENGTH)
                .put(SEGMENTED_GCM)
                .putLong(keyId.getMostSignificantBits())
                .putLong(keyId.getLeastSignificantBits())
                .putInt(version)
                .put(salt)
                .array();
    }

    /** Empty for what can't be the start of an encrypted stream. */
    static Optional<StreamHeader> read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LENGTH);
        if (bytes.length < LENGTH || bytes[0] != SEGMENTED_GCM) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes).position(1);
        UUID keyId = new UUID(fields.getLong(), fields.getLong());
        int version = fields.getInt();
        byte[] salt = new byte[SegmentedGcm.SALT];
        fields.get(salt);
        return version < 1 ? Optional.empty() : Optional.of(new StreamHeader(keyId, version, salt));
    }
}
