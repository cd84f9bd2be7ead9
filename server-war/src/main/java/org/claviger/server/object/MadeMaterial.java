package org.claviger.server.object;

import java.util.Arrays;
import java.util.List;
import org.claviger.server.hsm.TokenKey;
import org.jspecify.annotations.Nullable;

/**
 * New material of one version, of a key or of both halves of a pair; closing it wipes it.
 *
 * @param secret of the symmetric or private key, in the encoding of its type; absent if it is on a token
 * @param publicKey SubjectPublicKeyInfo (RFC 5280), DER; absent for a symmetric key
 * @param token where the secret is, if it is on a token
 * @param digests of the symmetric or public key
 */
record MadeMaterial(
        byte @Nullable [] secret,
        byte @Nullable [] publicKey,
        @Nullable TokenKey token,
        Digests digests) implements AutoCloseable {
    /** Of each object that gets some: the key, or the private half and the public one. */
    List<Part> parts() {
        return publicKey == null ? List.of(symmetric()) : List.of(privateHalf(), publicHalf());
    }

    Part symmetric() {
        return new Part(secret, token, digests);
    }

    Part privateHalf() {
        return new Part(secret, token, Digests.NONE);
    }

    Part publicHalf() {
        return new Part(publicKey, null, digests);
    }

    @Override
    public void close() {
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "MadeMaterial[hidden]";
    }

    /** What one object gets of it: bytes to be sealed, or a place on a token. */
    record Part(byte @Nullable [] bytes, @Nullable TokenKey token, Digests digests) {
        @Override
        public String toString() {
            return "Part[hidden]";
        }
    }
}
