package org.claviger.server.crypto.parameter;

import org.bouncycastle.crypto.DerivationParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.MacDerivationFunction;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.generators.KDFCounterBytesGenerator;
import org.bouncycastle.crypto.generators.KDFDoublePipelineIterationBytesGenerator;
import org.bouncycastle.crypto.generators.KDFFeedbackBytesGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KDFCounterParameters;
import org.bouncycastle.crypto.params.KDFDoublePipelineIterationParameters;
import org.bouncycastle.crypto.params.KDFFeedbackParameters;
import org.bouncycastle.crypto.params.KDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.util.DigestFactory;
import org.claviger.kmip.word.HashingAlgorithm;

/** Derives keys as the Derivation Methods of KMIP do (KMIP 2.1, sections 3.6 and 11.14). */
public final class KeyDerivation {
    /** Bits of the counter of NIST SP 800-108, as nearly everybody takes it. */
    private static final int COUNTER = 32;

    private static final int LEAST_ITERATIONS = 1000;

    /** Some seconds of a processor. */
    private static final long MOST_ITERATIONS = 10_000_000;

    private final HashingAlgorithm hash;

    /** With a hash. */
    public KeyDerivation(HashingAlgorithm hash) {
        this.hash = hash;
    }

    private Digest digest() {
        return switch (hash) {
            case SHA_1 -> DigestFactory.createSHA1();
            case SHA_224 -> DigestFactory.createSHA224();
            case SHA_256 -> DigestFactory.createSHA256();
            case SHA_384 -> DigestFactory.createSHA384();
            case SHA_512 -> DigestFactory.createSHA512();
            case SHA3_256 -> DigestFactory.createSHA3_256();
            case SHA3_384 -> DigestFactory.createSHA3_384();
            case SHA3_512 -> DigestFactory.createSHA3_512();
            default -> throw BadParametersException.unsupported("Nothing is derived by " + hash.title() + ".");
        };
    }

    /**
     * PBKDF2 (RFC 8018, section 5.2).
     *
     * @param length bytes
     */
    public byte[] pbkdf2(byte[] password, byte[] salt, int iterations, int length) {
        if (iterations < LEAST_ITERATIONS) {
            throw BadParametersException.unsupported(
                    "PBKDF2 takes " + LEAST_ITERATIONS + " iterations at least (NIST SP 800-132, section 5.2).");
        }
        long blocks = 1L + length / digest().getDigestSize();
        if (iterations * blocks > MOST_ITERATIONS) {
            throw BadParametersException.unsupported(
                    "PBKDF2 takes " + MOST_ITERATIONS + " iterations at most, for all blocks of what is derived.");
        }
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest());
        generator.init(password, salt, iterations);
        return ((KeyParameter) generator.generateDerivedMacParameters(length * Byte.SIZE)).getKey();
    }

    /**
     * Of a secret that was agreed (ANSI X9.63; SEC 1, section 3.6.1).
     *
     * @param info that both sides share; may be empty
     * @param length bytes
     */
    public byte[] x963(byte[] secret, byte[] info, int length) {
        KDF2BytesGenerator generator = new KDF2BytesGenerator(digest());
        generator.init(new KDFParameters(secret, info));
        byte[] derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }

    /** The hash of the key and what comes behind it. */
    public byte[] hash(byte[] key, byte[] data) {
        Digest digest = digest();
        digest.update(key, 0, key.length);
        digest.update(data, 0, data.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    /** HMAC of the data (FIPS 198-1). */
    public byte[] hmac(byte[] key, byte[] data) {
        HMac mac = new HMac(digest());
        mac.init(new KeyParameter(key));
        mac.update(data, 0, data.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    /** HKDF (RFC 5869). */
    public byte[] hkdf(byte[] key, byte[] salt, byte[] info, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(digest());
        generator.init(new HKDFParameters(key, salt, info));
        byte[] out = new byte[length];
        generator.generateBytes(out, 0, length);
        return out;
    }

    /** NIST SP 800-108, section 4.1: counter mode, with HMAC. */
    public byte[] counterMode(byte[] key, byte[] fixed, int length) {
        return generate(
                new KDFCounterBytesGenerator(new HMac(digest())),
                new KDFCounterParameters(key, fixed, COUNTER),
                length);
    }

    /** NIST SP 800-108, section 4.2: feedback mode, with HMAC and a counter. */
    public byte[] feedbackMode(byte[] key, byte[] iv, byte[] fixed, int length) {
        return generate(
                new KDFFeedbackBytesGenerator(new HMac(digest())),
                KDFFeedbackParameters.createWithCounter(key, iv, fixed, COUNTER),
                length);
    }

    /** NIST SP 800-108, section 4.3: double-pipeline mode, with HMAC and a counter. */
    public byte[] doublePipeline(byte[] key, byte[] fixed, int length) {
        return generate(
                new KDFDoublePipelineIterationBytesGenerator(new HMac(digest())),
                KDFDoublePipelineIterationParameters.createWithCounter(key, fixed, COUNTER),
                length);
    }

    private static byte[] generate(MacDerivationFunction generator, DerivationParameters parameters, int length) {
        generator.init(parameters);
        byte[] out = new byte[length];
        generator.generateBytes(out, 0, length);
        return out;
    }
}
