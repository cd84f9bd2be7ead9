package org.claviger.api.crypto;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How a plaintext is encrypted. */
@SuppressWarnings("ImmutableEnumChecker") // The sets are never changed.
public enum EncryptionAlgorithm {
    /** AES-GCM (NIST SP 800-38D), a tag of 16 bytes. */
    AES_GCM(12, true, EnumSet.of(Algorithm.AES)),
    /** ChaCha20-Poly1305 (RFC 8439). */
    CHACHA20_POLY1305(12, true, EnumSet.of(Algorithm.CHACHA20_POLY1305)),
    /** AES-GCM-SIV (RFC 8452), which survives an IV that was used twice; 128 or 256 bits. */
    AES_GCM_SIV(12, true, EnumSet.of(Algorithm.AES)),
    /** AES-CBC with the padding of PKCS#7 (NIST SP 800-38A). Not authenticated: what was changed is not noticed. */
    AES_CBC(16, false, EnumSet.of(Algorithm.AES)),
    /** AES-CTR (NIST SP 800-38A), the IV being the first counter block. Not authenticated. */
    AES_CTR(16, false, EnumSet.of(Algorithm.AES)),
    /** XTS-AES (IEEE 1619, NIST SP 800-38E); the key is two AES keys, so 256 bits are XTS-AES-128. Not authenticated. */
    AES_XTS(16, false, EnumSet.of(Algorithm.AES)),
    /** RSAES-OAEP (RFC 8017, section 7.1), MGF1 with the same hash; additional data are its label. */
    RSA_OAEP_SHA256(0, true, EnumSet.of(Algorithm.RSA)),
    RSA_OAEP_SHA384(0, true, EnumSet.of(Algorithm.RSA)),
    RSA_OAEP_SHA512(0, true, EnumSet.of(Algorithm.RSA)),
    /** With SHA-1, for partners and HSMs that know no other. */
    RSA_OAEP_SHA1(0, true, EnumSet.of(Algorithm.RSA)),
    /** A KEM to the public key, then AES-256-GCM; there is no limit to the plaintext. */
    HYBRID_KEM(
            0,
            true,
            EnumSet.of(
                    Algorithm.EC_P256,
                    Algorithm.EC_P384,
                    Algorithm.EC_P521,
                    Algorithm.X25519,
                    Algorithm.ML_KEM_512,
                    Algorithm.ML_KEM_768,
                    Algorithm.ML_KEM_1024,
                    Algorithm.X_WING));

    private final int ivLength;
    private final boolean aad;
    private final Set<Algorithm> keys;

    EncryptionAlgorithm(int ivLength, boolean aad, Set<Algorithm> keys) {
        this.ivLength = ivLength;
        this.aad = aad;
        this.keys = keys;
    }

    /** Bytes of the IV (of XTS: the tweak); 0 where there is none. */
    public int ivLength() {
        return ivLength;
    }

    /** True if additional data can be given that decryption demands again. */
    public boolean takesAad() {
        return aad;
    }

    /** True if decryption refuses a ciphertext that was changed. */
    public boolean isAuthenticated() {
        return aad;
    }

    /**
     * True if keys of this algorithm and length encrypt so.
     *
     * @param length bits
     */
    public boolean fits(Algorithm key, int length) {
        return keys.contains(key)
                && switch (this) {
                    case AES_GCM_SIV -> length != 192;
                    case AES_XTS -> length == 256;
                    default -> true;
                };
    }

    /** How keys of this algorithm encrypt if nobody says; empty if they don't. */
    public static Optional<EncryptionAlgorithm> defaultFor(Algorithm key) {
        return Set.of(AES_GCM, CHACHA20_POLY1305, RSA_OAEP_SHA256, HYBRID_KEM).stream()
                .filter(encryption -> encryption.keys.contains(key))
                .findAny();
    }
}
