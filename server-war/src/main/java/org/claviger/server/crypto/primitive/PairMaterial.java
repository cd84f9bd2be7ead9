package org.claviger.server.crypto.primitive;

import java.util.Arrays;

/**
 * The two halves of a key pair. It is no record, so that nothing prints it.
 */
public final class PairMaterial implements AutoCloseable {
    private final byte[] privateKey;
    private final byte[] publicKey;

    PairMaterial(byte[] privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** PKCS#8, DER; not a copy: it is wiped by {@link #close}. */
    public byte[] privateKey() {
        return privateKey;
    }

    /** SubjectPublicKeyInfo, DER; not a copy. */
    public byte[] publicKey() {
        return publicKey;
    }

    /** Wipes the private key. */
    @Override
    public void close() {
        Arrays.fill(privateKey, (byte) 0);
    }
}
