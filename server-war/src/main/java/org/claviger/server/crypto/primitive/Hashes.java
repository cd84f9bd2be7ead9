package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.util.DigestFactory;
import org.claviger.api.crypto.HashAlgorithm;

/** SHA-2 (FIPS 180-4) and SHA-3 (FIPS 202). */
public final class Hashes {
    private Hashes() {}

    /** The hash of the parts, one behind the other. */
    public static byte[] hash(HashAlgorithm algorithm, byte[]... parts) {
        MessageDigest digest = digest(algorithm);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** For what comes in pieces. */
    public static MessageDigest digest(HashAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.standardName());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is missing.", e);
        }
    }

    /** Bouncy Castle's own, for its constructions. */
    static Digest lightweight(HashAlgorithm algorithm) {
        return switch (algorithm) {
            case SHA256 -> DigestFactory.createSHA256();
            case SHA384 -> DigestFactory.createSHA384();
            case SHA512 -> DigestFactory.createSHA512();
            case SHA3_256 -> DigestFactory.createSHA3_256();
            case SHA3_384 -> DigestFactory.createSHA3_384();
            case SHA3_512 -> DigestFactory.createSHA3_512();
        };
    }
}
