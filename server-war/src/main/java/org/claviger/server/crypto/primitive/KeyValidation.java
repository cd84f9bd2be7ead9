package org.claviger.server.crypto.primitive;

import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.claviger.api.crypto.Algorithm;

/**
 * Material that comes from outside (NIST SP 800-56A Rev. 3, section 5.6.2; SP 800-56B Rev. 2, section 6.4): only what it
 * admits becomes a key. Its errors say what is wrong and nothing of the material.
 */
public final class KeyValidation {
    private KeyValidation() {}

    /**
     * Admits a secret key.
     *
     * @param key raw
     * @return its length in bits
     * @throws InvalidKeyException if the algorithm has no keys of this length
     */
    public static int symmetric(Algorithm algorithm, byte[] key) throws InvalidKeyException {
        int length = algorithm == Algorithm.DES3 ? key.length * 7 : key.length * Byte.SIZE;
        if (algorithm.isPair() || !algorithm.has(length)) {
            throw new InvalidKeyException("There are no keys of " + algorithm + " with " + length + " bits.");
        }
        return length;
    }

    /**
     * Admits a private key and derives the public one. It takes some time: RSA's primes are tested, and post-quantum
     * pairs are used once.
     *
     * @param pkcs8 PKCS#8, DER, of whatever version
     * @return PKCS#8 without attributes and public key, and the SubjectPublicKeyInfo
     * @throws InvalidKeyException if it is no valid private key of an algorithm and a length that there are
     */
    public static PairMaterial pair(byte[] pkcs8) throws InvalidKeyException {
        AsymmetricKeyParameter key = KeyEncoding.privateKey(pkcs8);
        if (!key.isPrivate()) {
            throw new InvalidKeyException("This is no private key.");
        }
        if (key instanceof RSAKeyParameters rsa) {
            if (!(rsa instanceof RSAPrivateCrtKeyParameters crt)) {
                throw new InvalidKeyException("An RSA private key needs its primes.");
            }
            RsaValidation.require(crt);
        }
        Algorithm algorithm = KeyEncoding.algorithmOf(key);
        byte[] canonical = bare(pkcs8);
        byte[] spki = publicKey(KeyEncoding.encodePublic(PublicHalf.of(key)));
        Consistency.require(algorithm, canonical, spki);
        return new PairMaterial(canonical, spki);
    }

    /**
     * Admits a private key together with its public one.
     *
     * @throws InvalidKeyException also if they don't belong together
     */
    public static PairMaterial pair(byte[] pkcs8, byte[] spki) throws InvalidKeyException {
        PairMaterial pair = pair(pkcs8);
        if (!Arrays.equals(pair.publicKey(), publicKey(spki))) {
            pair.close();
            throw new InvalidKeyException("The public key is not that of the private key.");
        }
        return pair;
    }

    /**
     * Admits a public key.
     *
     * @param spki SubjectPublicKeyInfo, DER
     * @return the same key in its one encoding: points are not compressed
     * @throws InvalidKeyException if it is no valid public key of an algorithm and a length that there are
     */
    public static byte[] publicKey(byte[] spki) throws InvalidKeyException {
        AsymmetricKeyParameter key = KeyEncoding.publicKey(spki);
        KeyEncoding.algorithmOf(key);
        if (key instanceof RSAKeyParameters rsa) {
            RsaValidation.require(rsa.getModulus(), rsa.getExponent());
        }
        return KeyEncoding.encodePublic(key);
    }

    /**
     * True if it is a key of an algorithm and a length that there are, whether it is a valid one or not.
     *
     * @param encoded PKCS#8 of a private key, or SubjectPublicKeyInfo, DER
     * @throws InvalidKeyException if it is no key at all
     */
    public static boolean isOfKnownKind(byte[] encoded, boolean isPrivate) throws InvalidKeyException {
        requireKey(encoded, isPrivate);
        try {
            AsymmetricKeyParameter key = isPrivate ? KeyEncoding.privateKey(encoded) : KeyEncoding.publicKey(encoded);
            KeyEncoding.algorithmOf(key);
            return !(key instanceof RSAKeyParameters rsa)
                    || Algorithm.RSA.has(rsa.getModulus().bitLength());
        } catch (InvalidKeyException e) {
            return false;
        }
    }

    private static void requireKey(byte[] encoded, boolean isPrivate) throws InvalidKeyException {
        try {
            if (isPrivate) {
                PrivateKeyInfo.getInstance(encoded);
            } else {
                SubjectPublicKeyInfo.getInstance(encoded);
            }
        } catch (RuntimeException e) {
            throw new InvalidKeyException("This is no key in the format that is named.");
        }
    }

    /**
     * What an admitted public key is of.
     *
     * @param spki SubjectPublicKeyInfo, DER
     */
    public static Algorithm algorithmOf(byte[] spki) throws InvalidKeyException {
        return KeyEncoding.algorithmOf(KeyEncoding.publicKey(spki));
    }

    /**
     * The length of an admitted public key in bits: of RSA its modulus, of others what their algorithm says.
     *
     * @param spki SubjectPublicKeyInfo, DER
     */
    public static int lengthOf(byte[] spki) throws InvalidKeyException {
        AsymmetricKeyParameter key = KeyEncoding.publicKey(spki);
        return key instanceof RSAKeyParameters rsa
                ? rsa.getModulus().bitLength()
                : KeyEncoding.algorithmOf(key).defaultLength();
    }

    private static byte[] bare(byte[] pkcs8) throws InvalidKeyException {
        try {
            return KeyEncoding.bare(PrivateKeyInfo.getInstance(pkcs8));
        } catch (IOException e) {
            throw new InvalidKeyException("This is no private key in PKCS#8.");
        }
    }
}
