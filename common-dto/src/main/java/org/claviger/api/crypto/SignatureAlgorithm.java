package org.claviger.api.crypto;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a message is signed. */
@SuppressWarnings("ImmutableEnumChecker") // The sets are never changed.
public enum SignatureAlgorithm {
    /** RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2). */
    RSA_PKCS1_SHA256(Family.RSA, HashAlgorithm.SHA256),
    RSA_PKCS1_SHA384(Family.RSA, HashAlgorithm.SHA384),
    RSA_PKCS1_SHA512(Family.RSA, HashAlgorithm.SHA512),
    /** RSASSA-PSS (RFC 8017, section 8.1), MGF1 with the same hash, a salt as long as the hash. */
    RSA_PSS_SHA256(Family.RSA, HashAlgorithm.SHA256),
    RSA_PSS_SHA384(Family.RSA, HashAlgorithm.SHA384),
    RSA_PSS_SHA512(Family.RSA, HashAlgorithm.SHA512),
    /** ECDSA (FIPS 186-5, section 6). */
    ECDSA_SHA256(Family.ECDSA, HashAlgorithm.SHA256),
    ECDSA_SHA384(Family.ECDSA, HashAlgorithm.SHA384),
    ECDSA_SHA512(Family.ECDSA, HashAlgorithm.SHA512),
    /** PureEdDSA with Ed25519 (RFC 8032, section 5.1). */
    ED25519(Family.ED25519, null),
    /** ML-DSA (FIPS 204, section 5.2), hedged, of the parameter set of the key. */
    ML_DSA(Family.ML_DSA, null),
    /** SLH-DSA (FIPS 205, section 10.2), hedged, of the parameter set of the key. */
    SLH_DSA(Family.SLH_DSA, null);

    private final Family family;
    private final @Nullable HashAlgorithm hash;

    SignatureAlgorithm(Family family, @Nullable HashAlgorithm hash) {
        this.family = family;
        this.hash = hash;
    }

    /** True if keys of this algorithm sign so. */
    public boolean fits(Algorithm key) {
        return family.keys.contains(key);
    }

    /** Of the message; empty where the algorithm takes the whole message, and so can't sign a digest. */
    public Optional<HashAlgorithm> hash() {
        return Optional.ofNullable(hash);
    }

    /** True for ECDSA, whose signatures come in two encodings. */
    public boolean isEcdsa() {
        return family == Family.ECDSA;
    }

    /** How keys of this algorithm sign if nobody says; empty if they don't. */
    public static Optional<SignatureAlgorithm> defaultFor(Algorithm key) {
        return switch (key) {
            case RSA -> Optional.of(RSA_PSS_SHA256);
            case EC_P384 -> Optional.of(ECDSA_SHA384);
            case EC_P521 -> Optional.of(ECDSA_SHA512);
            default ->
                Set.of(ECDSA_SHA256, ED25519, ML_DSA, SLH_DSA).stream()
                        .filter(signature -> signature.fits(key))
                        .findAny();
        };
    }

    private enum Family {
        RSA(EnumSet.of(Algorithm.RSA)),
        ECDSA(EnumSet.range(Algorithm.EC_P256, Algorithm.EC_SECP256K1)),
        ED25519(EnumSet.of(Algorithm.ED25519)),
        ML_DSA(EnumSet.range(Algorithm.ML_DSA_44, Algorithm.ML_DSA_87)),
        SLH_DSA(EnumSet.range(Algorithm.SLH_DSA_SHA2_128S, Algorithm.SLH_DSA_SHA2_256F));

        private final Set<Algorithm> keys;

        Family(Set<Algorithm> keys) {
            this.keys = keys;
        }
    }
}
