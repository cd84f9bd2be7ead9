package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;

/** Key agreement: ECC CDH on P-256, P-384 and P-521 (NIST SP 800-56A Rev. 3, section 5.7.1.2), X25519 (RFC 7748, section 6.1). */
public final class Ecdh {
    private Ecdh() {}

    /** True if keys of this algorithm agree. */
    public static boolean fits(Algorithm key) {
        return key == Algorithm.X25519 || (Curve.isOf(key) && key != Algorithm.EC_SECP256K1);
    }

    /**
     * The secret that both sides compute. It is no key: {@link #derive} makes one of it.
     *
     * @param other the other side's SubjectPublicKeyInfo, DER; it is validated
     * @return as long as the field: 32, 48 or 66 bytes; secret
     * @throws InvalidKeyException if the other's key is not valid, not of the same algorithm, or makes an all-zero secret
     */
    public static byte[] agree(ParsedPrivateKey own, byte[] other) throws InvalidKeyException {
        Algorithm algorithm = own.algorithm();
        if (!fits(algorithm)) {
            throw new IllegalArgumentException("Keys of " + algorithm + " don't agree.");
        }
        ParsedPublicKey peer = ParsedPublicKey.parse(algorithm, KeyValidation.publicKey(other));
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(algorithm == Algorithm.X25519 ? "X25519" : "ECDH");
            agreement.init(own.platform());
            agreement.doPhase(peer.platform(), true);
            byte[] secret = agreement.generateSecret();
            requireNonZero(secret);
            return secret;
        } catch (InvalidKeyException e) {
            throw new InvalidKeyException("With this public key no secret can be agreed.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key agreement failed.", e);
        }
    }

    /**
     * A key of the agreed secret, by HKDF.
     *
     * @param salt may be empty
     * @param info who the two are and what the key is for
     * @param length bytes
     */
    public static byte[] derive(
            ParsedPrivateKey own, byte[] other, HashAlgorithm hash, byte[] salt, byte[] info, int length)
            throws InvalidKeyException {
        byte[] secret = agree(own, other);
        try {
            return Hkdf.derive(hash, secret, salt, info, length);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** RFC 7748, section 6.1: points of small order. */
    private static void requireNonZero(byte[] secret) throws InvalidKeyException {
        int any = 0;
        for (byte b : secret) {
            any |= b;
        }
        if (any == 0) {
            throw new InvalidKeyException();
        }
    }
}
