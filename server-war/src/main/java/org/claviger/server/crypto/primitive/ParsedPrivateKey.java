package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.claviger.api.crypto.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * A private key, parsed once and used often, by any number of threads. It holds secrets that can't be wiped: keep it only
 * as long as material may be kept in memory. It never prints them.
 */
public final class ParsedPrivateKey {
    private final Algorithm algorithm;
    private final @Nullable PrivateKey platform;
    private final @Nullable AsymmetricKeyParameter lightweight;
    private volatile byte @Nullable [] publicKey;

    private ParsedPrivateKey(
            Algorithm algorithm, @Nullable PrivateKey platform, @Nullable AsymmetricKeyParameter lightweight) {
        this.algorithm = algorithm;
        this.platform = platform;
        this.lightweight = lightweight;
    }

    /**
     * Parses material that {@link KeyGeneration} made or {@link KeyValidation} admitted.
     *
     * @param pkcs8 PKCS#8, DER; not kept
     * @throws InvalidKeyException if it is no private key of this algorithm
     */
    public static ParsedPrivateKey parse(Algorithm algorithm, byte[] pkcs8) throws InvalidKeyException {
        String name = ParsedPublicKey.platformName(algorithm);
        if (name == null) {
            AsymmetricKeyParameter key = KeyEncoding.privateKey(pkcs8);
            if (KeyEncoding.algorithmOf(key) != algorithm) {
                throw new InvalidKeyException("This is no private key of " + algorithm + ".");
            }
            return new ParsedPrivateKey(algorithm, null, key);
        }
        try {
            PrivateKey key = KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            ParsedPublicKey.requireCurve(algorithm, key);
            return new ParsedPrivateKey(algorithm, key, null);
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("This is no private key of " + algorithm + ".");
        }
    }

    /** Of the key. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** The public key that belongs to it, SubjectPublicKeyInfo, DER; for algorithms that the platform knows. */
    byte[] publicKey() throws InvalidKeyException {
        byte[] known = publicKey;
        if (known == null) {
            known = PublicHalf.of(platform().getEncoded());
            publicKey = known;
        }
        return known;
    }

    /** For algorithms that the platform knows. */
    PrivateKey platform() {
        if (platform == null) {
            throw new IllegalStateException("The platform doesn't know " + algorithm + ".");
        }
        return platform;
    }

    /** For the others. */
    AsymmetricKeyParameter lightweight() {
        if (lightweight == null) {
            throw new IllegalStateException("The platform knows " + algorithm + ".");
        }
        return lightweight;
    }
}
