package org.claviger.server.crypto.format;

import java.util.Arrays;
import java.util.List;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.jspecify.annotations.Nullable;

/** Material that was read, in the encodings that {@link ObjectType} says. It doesn't print; closing it wipes it. */
public final class Decoded implements AutoCloseable {
    private final ObjectType type;
    private final @Nullable Algorithm algorithm;
    private final byte[] material;
    private final List<Certificate> certificates;

    Decoded(ObjectType type, @Nullable Algorithm algorithm, byte[] material, List<Certificate> certificates) {
        this.type = type;
        this.algorithm = algorithm;
        this.material = material;
        this.certificates = List.copyOf(certificates);
    }

    /** What it is; with a private key its certificates may have come. */
    public ObjectType type() {
        return type;
    }

    /** Absent of secret data and opaque objects, and of certificates of keys that are not known here. */
    public @Nullable Algorithm algorithm() {
        return algorithm;
    }

    /** Not a copy. */
    public byte[] material() {
        return material;
    }

    /** If there are any: that of the key, or the certificate itself, first; each followed by that of its issuer. */
    public List<Certificate> certificates() {
        return certificates;
    }

    @Override
    public void close() {
        Arrays.fill(material, (byte) 0);
    }

    @Override
    public String toString() {
        return "Decoded[hidden]";
    }
}
