package org.claviger.api.crypto;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Material that leaves.
 *
 * @param algorithm absent for secret data and opaque objects
 * @param wrapping how it is wrapped; absent: it is not
 * @param material in {@code format}; if it is wrapped, the wrapped bytes
 */
public record ExportResponse(
        UUID id,
        int version,
        ObjectType type,
        @Nullable Algorithm algorithm,
        KeyFormat format,
        @Nullable TransportAlgorithm wrapping,
        byte[] material) {
    @Override
    public String toString() {
        return "ExportResponse[" + id + "]";
    }
}
