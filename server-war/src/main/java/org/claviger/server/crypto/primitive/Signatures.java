package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.Signature;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;

/** Digital signatures, by the name of the algorithm. */
public final class Signatures {
    /** Bytes of a signature. */
    private static final int ED25519 = 64;

    private Signatures() {}

    /**
     * Signs a message.
     *
     * @param encoding of ECDSA; others have but one
     * @throws IllegalArgumentException if the key is not for this algorithm
     */
    public static byte[] sign(
            SignatureAlgorithm algorithm, SignatureEncoding encoding, ParsedPrivateKey key, byte[] message) {
        require(algorithm.fits(key.algorithm()));
        return switch (algorithm) {
            case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512 ->
                RsaSignatures.sign(algorithm, key, message);
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 ->
                EcdsaSignatures.sign(encoding, key, Hashes.hash(hash(algorithm), message));
            case ED25519 -> ed25519(key, message);
            case ML_DSA, SLH_DSA -> PostQuantumSignatures.sign(key, message, new byte[0]);
        };
    }

    /**
     * Signs a digest that the caller made of the message.
     *
     * @param digest as long as the algorithm's hash
     * @throws IllegalArgumentException if the key is not for this algorithm, the digest has another length, or the
     *     algorithm takes whole messages only
     */
    public static byte[] signDigest(
            SignatureAlgorithm algorithm, SignatureEncoding encoding, ParsedPrivateKey key, byte[] digest) {
        require(algorithm.fits(key.algorithm()));
        requireDigest(algorithm, digest);
        return algorithm.isEcdsa()
                ? EcdsaSignatures.sign(encoding, key, digest)
                : RsaSignatures.signDigest(algorithm, key, digest);
    }

    /**
     * True if the signature is the key's, of this message; false also for whatever is no signature.
     *
     * @throws IllegalArgumentException if the key is not for this algorithm
     */
    public static boolean verify(
            SignatureAlgorithm algorithm,
            SignatureEncoding encoding,
            ParsedPublicKey key,
            byte[] message,
            byte[] signature) {
        require(algorithm.fits(key.algorithm()));
        return switch (algorithm) {
            case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512 ->
                RsaSignatures.verify(algorithm, key, message, signature);
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 ->
                EcdsaSignatures.verify(encoding, key, Hashes.hash(hash(algorithm), message), signature);
            case ED25519 -> verifyEd25519(key, message, signature);
            case ML_DSA, SLH_DSA -> PostQuantumSignatures.verify(key, message, new byte[0], signature);
        };
    }

    /**
     * The same, of a digest that the caller made of the message.
     *
     * @throws IllegalArgumentException as {@link #signDigest}
     */
    public static boolean verifyDigest(
            SignatureAlgorithm algorithm,
            SignatureEncoding encoding,
            ParsedPublicKey key,
            byte[] digest,
            byte[] signature) {
        require(algorithm.fits(key.algorithm()));
        requireDigest(algorithm, digest);
        return algorithm.isEcdsa()
                ? EcdsaSignatures.verify(encoding, key, digest, signature)
                : RsaSignatures.verifyDigest(algorithm, key, digest, signature);
    }

    private static byte[] ed25519(ParsedPrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.platform());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 could not sign.", e);
        }
    }

    private static boolean verifyEd25519(ParsedPublicKey key, byte[] message, byte[] bytes) {
        if (bytes.length != ED25519) { // The JDK doesn't mind what follows.
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.platform());
            signature.update(message);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static HashAlgorithm hash(SignatureAlgorithm algorithm) {
        return algorithm
                .hash()
                .orElseThrow(() -> new IllegalArgumentException(algorithm + " signs messages, not digests."));
    }

    private static void requireDigest(SignatureAlgorithm algorithm, byte[] digest) {
        int length = hash(algorithm).length();
        if (digest.length != length) {
            throw new IllegalArgumentException("A digest for " + algorithm + " has " + length + " bytes.");
        }
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("The key is not for this algorithm.");
        }
    }
}
