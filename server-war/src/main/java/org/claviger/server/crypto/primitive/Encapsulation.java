package org.claviger.server.crypto.primitive;

import java.util.Arrays;

/** A shared secret, and what its other holder needs to get it. It is no record, so that nothing prints it. */
public final class Encapsulation implements AutoCloseable {
    private final byte[] sharedSecret;
    private final byte[] ciphertext;

    Encapsulation(byte[] sharedSecret, byte[] ciphertext) {
        this.sharedSecret = sharedSecret;
        this.ciphertext = ciphertext;
    }

    /** Secret; not a copy: it is wiped by {@link #close}. */
    public byte[] sharedSecret() {
        return sharedSecret;
    }

    /** For the holder of the private key; not a copy. */
    public byte[] ciphertext() {
        return ciphertext;
    }

    /** Wipes the shared secret. */
    @Override
    public void close() {
        Arrays.fill(sharedSecret, (byte) 0);
    }
}
