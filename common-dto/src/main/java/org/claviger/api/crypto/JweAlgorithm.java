package org.claviger.api.crypto;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How the key that encrypts the content of a JWE reaches its receiver (RFC 7518, section 4; RFC 8037, section 3.2). */
@SuppressWarnings("ImmutableEnumChecker") // The sets are never changed.
public enum JweAlgorithm {
    /** The managed key encrypts the content itself. */
    DIR("dir", EnumSet.of(Algorithm.AES), 0),
    A128KW("A128KW", EnumSet.of(Algorithm.AES), 128),
    A192KW("A192KW", EnumSet.of(Algorithm.AES), 192),
    A256KW("A256KW", EnumSet.of(Algorithm.AES), 256),
    A128GCMKW("A128GCMKW", EnumSet.of(Algorithm.AES), 128),
    A192GCMKW("A192GCMKW", EnumSet.of(Algorithm.AES), 192),
    A256GCMKW("A256GCMKW", EnumSet.of(Algorithm.AES), 256),
    RSA_OAEP_256("RSA-OAEP-256", EnumSet.of(Algorithm.RSA), 0),
    /** Direct key agreement with a key that is made for this token alone. */
    ECDH_ES("ECDH-ES", EnumSet.of(Algorithm.EC_P256, Algorithm.EC_P384, Algorithm.EC_P521, Algorithm.X25519), 0);

    private final String joseName;
    private final Set<Algorithm> keys;
    private final int length;

    JweAlgorithm(String joseName, Set<Algorithm> keys, int length) {
        this.joseName = joseName;
        this.keys = keys;
        this.length = length;
    }

    /** As the token says it. */
    public String joseName() {
        return joseName;
    }

    /** True if it wraps the content's key by AES-KW: it then needs {@link Usage#WRAP_KEY}, the others {@link Usage#ENCRYPT}. */
    public boolean isKeyWrap() {
        return this == A128KW || this == A192KW || this == A256KW;
    }

    /** True if it encrypts the content's key by AES-GCM. */
    public boolean isGcmKeyWrap() {
        return this == A128GCMKW || this == A192GCMKW || this == A256GCMKW;
    }

    /** True if keys of this algorithm are used so. */
    public boolean fits(Algorithm key) {
        return keys.contains(key);
    }

    /**
     * True if keys of this algorithm and length are used so.
     *
     * @param bits the key's length
     */
    public boolean fits(Algorithm key, int bits) {
        return fits(key) && (length == 0 || length == bits);
    }

    /** How keys of this algorithm are used if nobody says; empty if they aren't. */
    public static Optional<JweAlgorithm> defaultFor(Algorithm key) {
        return Arrays.stream(values()).filter(jwe -> jwe.fits(key)).findFirst();
    }
}
