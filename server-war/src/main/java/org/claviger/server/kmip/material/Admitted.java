package org.claviger.server.kmip.material;

import java.util.Arrays;
import java.util.List;
import org.claviger.api.crypto.Algorithm;
import org.claviger.server.object.Kept;
import org.jspecify.annotations.Nullable;

/**
 * Material that was found to be what it is said to be, or that is kept as it came; closing it wipes it.
 *
 * @param algorithm absent if the server can't use it
 * @param length bits; absent if it has none
 * @param material in the encoding of its type, or TTLV
 * @param found what has to be remembered of it
 */
public record Admitted(
        @Nullable Algorithm algorithm, @Nullable Integer length, byte[] material, List<Kept> found)
        implements AutoCloseable {
    @Override
    public void close() {
        Arrays.fill(material, (byte) 0);
    }

    @Override
    public String toString() {
        return "Admitted[hidden]";
    }
}
