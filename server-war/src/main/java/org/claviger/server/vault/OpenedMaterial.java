package org.claviger.server.vault;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Key material in the clear, for as long as it is used: closing it wipes it. It doesn't print. */
public final class OpenedMaterial implements AutoCloseable {
    private final byte[] bytes;
    private final AtomicReference<@Nullable Object> parsed;

    OpenedMaterial(byte[] bytes) {
        this(bytes, new AtomicReference<>());
    }

    /**
     * Material that is open elsewhere, too.
     *
     * @param parsed what it means, which all of them share
     */
    OpenedMaterial(byte[] bytes, AtomicReference<@Nullable Object> parsed) {
        this.bytes = bytes;
        this.parsed = parsed;
    }

    AtomicReference<@Nullable Object> parsed() {
        return parsed;
    }

    /** The bytes themselves, not a copy: don't keep them. */
    public byte[] reveal() {
        return bytes;
    }

    /**
     * What the bytes mean, read once as long as they are open: reading a private key costs more than some of its uses.
     *
     * @param type what the parser makes; one material is parsed by one parser alone
     */
    public <T> T parsed(Class<T> type, Parser<T> parser) {
        Object known = parsed.get();
        if (!type.isInstance(known)) {
            known = parser.parse(bytes);
            parsed.set(known);
        }
        return type.cast(known);
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "OpenedMaterial[hidden]";
    }

    /** Reads material. */
    @FunctionalInterface
    public interface Parser<T> {
        /** The bytes are not to be kept. */
        T parse(byte[] bytes);
    }
}
