package org.claviger.api.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a JWS is signed: the names of RFC 7518, section 3.1, RFC 8037 and RFC 8812. There is no {@code none}. */
public enum JwsAlgorithm {
    ES256(Algorithm.EC_P256, SignatureAlgorithm.ECDSA_SHA256),
    ES384(Algorithm.EC_P384, SignatureAlgorithm.ECDSA_SHA384),
    ES512(Algorithm.EC_P521, SignatureAlgorithm.ECDSA_SHA512),
    ES256K(Algorithm.EC_SECP256K1, SignatureAlgorithm.ECDSA_SHA256),
    EdDSA(Algorithm.ED25519, SignatureAlgorithm.ED25519),
    /** What keys of RSA sign by if nobody says. */
    PS256(Algorithm.RSA, SignatureAlgorithm.RSA_PSS_SHA256),
    PS384(Algorithm.RSA, SignatureAlgorithm.RSA_PSS_SHA384),
    PS512(Algorithm.RSA, SignatureAlgorithm.RSA_PSS_SHA512),
    RS256(Algorithm.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256),
    RS384(Algorithm.RSA, SignatureAlgorithm.RSA_PKCS1_SHA384),
    RS512(Algorithm.RSA, SignatureAlgorithm.RSA_PKCS1_SHA512),
    HS256(Algorithm.HMAC_SHA256, null),
    HS384(Algorithm.HMAC_SHA384, null),
    HS512(Algorithm.HMAC_SHA512, null);

    private final Algorithm key;
    private final @Nullable SignatureAlgorithm signature;

    JwsAlgorithm(Algorithm key, @Nullable SignatureAlgorithm signature) {
        this.key = key;
        this.signature = signature;
    }

    /** True if keys of this algorithm sign so. */
    public boolean fits(Algorithm ofKey) {
        return key == ofKey;
    }

    /** The signature that it is; empty for a MAC. */
    public Optional<SignatureAlgorithm> signature() {
        return Optional.ofNullable(signature);
    }

    /** How keys of this algorithm sign if nobody says; empty if they don't. */
    public static Optional<JwsAlgorithm> defaultFor(Algorithm key) {
        return Arrays.stream(values()).filter(jws -> jws.fits(key)).findFirst();
    }
}
