package org.claviger.server.crypto.parameter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.claviger.kmip.word.HashingAlgorithm;

/** Hashes of KMIP, as the Java Cryptography Architecture calls them. */
public final class HashNames {
    private HashNames() {}

    /** The name of a hash that may be used to recognize what was made with it. */
    static String of(HashingAlgorithm hash) {
        return switch (hash) {
            case SHA_1 -> "SHA-1";
            case SHA_224 -> "SHA-224";
            case SHA_256 -> "SHA-256";
            case SHA_384 -> "SHA-384";
            case SHA_512 -> "SHA-512";
            case SHA_512_224 -> "SHA-512/224";
            case SHA_512_256 -> "SHA-512/256";
            case SHA3_224 -> "SHA3-224";
            case SHA3_256 -> "SHA3-256";
            case SHA3_384 -> "SHA3-384";
            case SHA3_512 -> "SHA3-512";
            default -> throw BadParametersException.unsupported("Claviger doesn't hash by " + hash.title() + ".");
        };
    }

    /** The name of a hash that new signatures may be made with: SHA-1 is broken (NIST SP 800-131A Rev. 2, section 9). */
    static String ofNew(HashingAlgorithm hash) {
        if (hash == HashingAlgorithm.SHA_1) {
            throw BadParametersException.unsupported("Nothing new is signed with SHA-1; it is verified.");
        }
        return of(hash);
    }

    /** The hash of some bytes (FIPS 180-4, FIPS 202). */
    public static byte[] hash(HashingAlgorithm hash, byte[] data) {
        return digest(of(hash)).digest(data);
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(name + " is missing.", e);
        }
    }
}
