package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.claviger.api.crypto.Algorithm;
import org.jspecify.annotations.Nullable;

/** A public key, parsed once and used often, by any number of threads. */
public final class ParsedPublicKey {
    private final Algorithm algorithm;
    private final @Nullable PublicKey platform;
    private final @Nullable AsymmetricKeyParameter lightweight;

    private ParsedPublicKey(
            Algorithm algorithm, @Nullable PublicKey platform, @Nullable AsymmetricKeyParameter lightweight) {
        this.algorithm = algorithm;
        this.platform = platform;
        this.lightweight = lightweight;
    }

    /**
     * Parses material that {@link KeyGeneration} made or {@link KeyValidation} admitted. What a stranger sent must be
     * admitted first.
     *
     * @param spki SubjectPublicKeyInfo, DER
     * @throws InvalidKeyException if it is no public key of this algorithm
     */
    public static ParsedPublicKey parse(Algorithm algorithm, byte[] spki) throws InvalidKeyException {
        String name = platformName(algorithm);
        if (name == null) {
            AsymmetricKeyParameter key = KeyEncoding.publicKey(spki);
            if (KeyEncoding.algorithmOf(key) != algorithm) {
                throw new InvalidKeyException("This is no public key of " + algorithm + ".");
            }
            return new ParsedPublicKey(algorithm, null, key);
        }
        try {
            PublicKey key = KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(spki));
            requireCurve(algorithm, key);
            return new ParsedPublicKey(algorithm, key, null);
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("This is no public key of " + algorithm + ".");
        }
    }

    /** What the platform calls an algorithm that it knows; null for the others. */
    static @Nullable String platformName(Algorithm algorithm) {
        return switch (algorithm) {
            case RSA -> "RSA";
            case EC_P256, EC_P384, EC_P521 -> "EC";
            case ED25519 -> "Ed25519";
            case X25519 -> "X25519";
            default -> null;
        };
    }

    /** The platform's factory of elliptic keys takes those of any curve. */
    static void requireCurve(Algorithm algorithm, Key key) throws InvalidKeyException {
        if (Curve.isOf(algorithm)
                && !(key instanceof ECKey ec
                        && Curve.of(algorithm).order().equals(ec.getParams().getOrder()))) {
            throw new InvalidKeyException("This is a key of another curve.");
        }
    }

    /** Of the key. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** For algorithms that the platform knows. */
    PublicKey platform() {
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
