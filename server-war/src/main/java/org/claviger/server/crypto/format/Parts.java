package org.claviger.server.crypto.format;

import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.claviger.api.crypto.Algorithm;
import org.jspecify.annotations.Nullable;

/** What a parser finds, before anything of it is believed: at most one of each, and certificates. Closing it wipes it. */
final class Parts implements AutoCloseable {
    /** No chain is longer. */
    private static final int MAX_CERTIFICATES = 10;

    private byte @Nullable [] secret;
    private @Nullable Algorithm algorithmOfSecret;
    private byte @Nullable [] privateKey;
    private byte @Nullable [] publicKey;
    private final List<byte[]> certificates = new ArrayList<>();

    /** Adds bytes that mean what their owner says. */
    void secret(byte[] bytes, @Nullable Algorithm algorithm) {
        secret = bytes;
        algorithmOfSecret = algorithm;
    }

    /** Adds a private key, PKCS#8. */
    void privateKey(byte[] pkcs8) throws InvalidKeyException {
        requireFirst(privateKey);
        privateKey = pkcs8;
    }

    /** Adds a public key, SubjectPublicKeyInfo. */
    void publicKey(byte[] spki) throws InvalidKeyException {
        requireFirst(publicKey);
        publicKey = spki;
    }

    /** Adds a certificate, DER. */
    void certificate(byte[] der) throws InvalidKeyException {
        if (certificates.size() == MAX_CERTIFICATES) {
            throw new InvalidKeyException("At most " + MAX_CERTIFICATES + " certificates can come at once.");
        }
        certificates.add(der);
    }

    byte @Nullable [] secret() {
        return secret;
    }

    @Nullable Algorithm algorithmOfSecret() {
        return algorithmOfSecret;
    }

    byte @Nullable [] privateKey() {
        return privateKey;
    }

    byte @Nullable [] publicKey() {
        return publicKey;
    }

    List<byte[]> certificates() {
        return certificates;
    }

    @Override
    public void close() {
        wipe(secret);
        wipe(privateKey);
    }

    private static void wipe(byte @Nullable [] bytes) {
        if (bytes != null) {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void requireFirst(byte @Nullable [] present) throws InvalidKeyException {
        if (present != null) {
            throw new InvalidKeyException("There is more than one key in it. Give one at a time.");
        }
    }
}
