package org.claviger.api.crypto;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a key is for, mathematically. Algorithms are added, never renamed. */
@SuppressWarnings("ImmutableEnumChecker") // The list is.
public enum Algorithm {
    /** AES (FIPS 197), 128, 192 or 256 bits. */
    AES(Kind.SYMMETRIC, 256, 128, 192),
    /** ChaCha20-Poly1305 (RFC 8439), 256 bits. */
    CHACHA20_POLY1305(Kind.SYMMETRIC, 256),
    /** HMAC (FIPS 198-1) with SHA-256; its keys are as long as the hash. */
    HMAC_SHA256(Kind.SYMMETRIC, 256),
    HMAC_SHA384(Kind.SYMMETRIC, 384),
    HMAC_SHA512(Kind.SYMMETRIC, 512),
    /** HMAC with SHA3-256 (FIPS 202). */
    HMAC_SHA3_256(Kind.SYMMETRIC, 256),
    HMAC_SHA3_384(Kind.SYMMETRIC, 384),
    HMAC_SHA3_512(Kind.SYMMETRIC, 512),
    /** Triple DES with three keys (NIST SP 800-67): 168 bits in 24 bytes. For what was protected long ago, by KMIP alone. */
    DES3(Kind.OLD, 168),
    /** ChaCha20 without authentication, with a nonce of 8 or 12 bytes. By KMIP alone. */
    CHACHA20(Kind.OLD, 256),
    /** RSA (RFC 8017), a modulus of 2048, 3072 or 4096 bits, public exponent 65537. */
    RSA(Kind.PAIR, 3072, 2048, 4096),
    /** NIST P-256 (SP 800-186): ECDSA and ECDH. */
    EC_P256(Kind.PAIR, 256),
    EC_P384(Kind.PAIR, 384),
    EC_P521(Kind.PAIR, 521),
    /** secp256k1 (SEC 2): ECDSA. */
    EC_SECP256K1(Kind.PAIR, 256),
    /** Ed25519 (RFC 8032). */
    ED25519(Kind.PAIR, 256),
    /** X25519 (RFC 7748): key agreement. */
    X25519(Kind.PAIR, 256),
    /** ML-KEM (FIPS 203). The length of post-quantum keys is their security strength in bits (NIST SP 800-57 Part 1, 5.6.1). */
    ML_KEM_512(Kind.PAIR, 128),
    ML_KEM_768(Kind.PAIR, 192),
    ML_KEM_1024(Kind.PAIR, 256),
    /** ML-DSA (FIPS 204). */
    ML_DSA_44(Kind.PAIR, 128),
    ML_DSA_65(Kind.PAIR, 192),
    ML_DSA_87(Kind.PAIR, 256),
    /** SLH-DSA (FIPS 205), with SHA-2, small (s) or fast (f) signatures. */
    SLH_DSA_SHA2_128S(Kind.PAIR, 128),
    SLH_DSA_SHA2_128F(Kind.PAIR, 128),
    SLH_DSA_SHA2_192S(Kind.PAIR, 192),
    SLH_DSA_SHA2_192F(Kind.PAIR, 192),
    SLH_DSA_SHA2_256S(Kind.PAIR, 256),
    SLH_DSA_SHA2_256F(Kind.PAIR, 256),
    /** X-Wing, the hybrid KEM of X25519 and ML-KEM-768 (draft-connolly-cfrg-xwing-kem). */
    X_WING(Kind.PAIR, 128);

    private final Kind kind;
    private final List<Integer> lengths;

    Algorithm(Kind kind, Integer... lengths) {
        this.kind = kind;
        this.lengths = List.of(lengths);
    }

    /** True if its keys come as a private and a public one. */
    public boolean isPair() {
        return kind == Kind.PAIR;
    }

    /** True if it is there for protocols that demand it, and not offered otherwise. */
    public boolean isOld() {
        return kind == Kind.OLD;
    }

    /** True if its keys can be of this length in bits. */
    public boolean has(int length) {
        return lengths.contains(length);
    }

    /** In bits, in no order that counts but for the first: for whoever doesn't say. */
    public List<Integer> lengths() {
        return lengths;
    }

    /** Bits, for whoever doesn't say. */
    public int defaultLength() {
        return lengths.get(0);
    }

    /** With a length in bits, as {@code TenantSettings} says it: {@code AES-256}; the bare name where there is but one. */
    public String ofLength(int length) {
        return lengths.size() == 1 ? name() : name() + "-" + length;
    }

    /** Bytes of a secret key of that length in bits. */
    public int bytes(int length) {
        // Of each byte of DES one bit is for parity.
        return this == DES3 ? length / 7 : length / Byte.SIZE;
    }

    /** All that keys can be made of, in the form of {@link #ofLength}. */
    public static Set<String> ofAllLengths() {
        Set<String> all = new TreeSet<>();
        for (Algorithm algorithm : values()) {
            algorithm.lengths.forEach(length -> all.add(algorithm.ofLength(length)));
        }
        return all;
    }

    private enum Kind {
        SYMMETRIC,
        OLD,
        PAIR
    }
}
