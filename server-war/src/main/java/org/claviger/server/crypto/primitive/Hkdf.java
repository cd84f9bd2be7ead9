package org.claviger.server.crypto.primitive;

import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.claviger.api.crypto.HashAlgorithm;

/** HKDF (RFC 5869): extract, then expand. */
public final class Hkdf {
    private static final int MAX_BLOCKS = 255;

    private Hkdf() {}

    /**
     * Derives.
     *
     * @param secret the input keying material
     * @param salt may be empty
     * @param info what the derived bytes are for; may be empty
     * @param length bytes, 1 to 255 times the length of the hash
     */
    public static byte[] derive(HashAlgorithm hash, byte[] secret, byte[] salt, byte[] info, int length) {
        return generate(hash, new HKDFParameters(secret, salt, info), length);
    }

    /** The first half alone (section 2.2): a pseudorandom key as long as the hash. */
    static byte[] extract(HashAlgorithm hash, byte[] secret, byte[] salt) {
        return new HKDFBytesGenerator(Hashes.lightweight(hash)).extractPRK(salt, secret);
    }

    /** The second half alone (section 2.3). */
    static byte[] expand(HashAlgorithm hash, byte[] pseudorandomKey, byte[] info, int length) {
        return generate(hash, HKDFParameters.skipExtractParameters(pseudorandomKey, info), length);
    }

    private static byte[] generate(HashAlgorithm hash, HKDFParameters parameters, int length) {
        if (length < 1 || length > MAX_BLOCKS * hash.length()) {
            throw new IllegalArgumentException(
                    "HKDF with " + hash + " derives 1 to " + MAX_BLOCKS * hash.length() + " bytes.");
        }
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(Hashes.lightweight(hash));
        hkdf.init(parameters);
        byte[] derived = new byte[length];
        hkdf.generateBytes(derived, 0, length);
        return derived;
    }
}
