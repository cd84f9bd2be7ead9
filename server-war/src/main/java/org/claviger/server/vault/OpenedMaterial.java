package org.claviger.server.vault;

import java.util.Arrays;

/** Key material in the clear, for as long as it is used: closing it wipes it. It doesn't print. */
public final class OpenedMaterial implements AutoCloseable {
    private final byte[] bytes;

    OpenedMaterial(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves, not a copy: don't keep them. */
    public byte[] reveal() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "OpenedMaterial[hidden]";
    }
}
