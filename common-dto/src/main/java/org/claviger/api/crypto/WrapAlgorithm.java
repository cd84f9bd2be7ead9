package org.claviger.api.crypto;

import java.util.Optional;

/** How a key is wrapped by another. */
public enum WrapAlgorithm {
    /** AES key wrap with padding (RFC 5649; KWP in NIST SP 800-38F): material of any length. */
    AES_KWP,
    /** AES key wrap (RFC 3394; KW in NIST SP 800-38F): material whose length is a multiple of 8 bytes, 16 at least. */
    AES_KW,
    /** RSAES-OAEP (RFC 8017, section 7.1): short material only. */
    RSA_OAEP_SHA256,
    RSA_OAEP_SHA384,
    RSA_OAEP_SHA512,
    /** With SHA-1, for partners and HSMs that know no other. */
    RSA_OAEP_SHA1,
    /** A KEM to the public key, then AES-256-GCM. */
    HYBRID_KEM;

    /** True if keys of this algorithm wrap so. */
    public boolean fits(Algorithm key) {
        return switch (this) {
            case AES_KW, AES_KWP -> key == Algorithm.AES;
            default -> key.isPair() && asEncryption().fits(key, key.defaultLength());
        };
    }

    /**
     * The encryption that it is, but for the two that are wraps only.
     *
     * @throws IllegalStateException for {@link #AES_KW} and {@link #AES_KWP}
     */
    public EncryptionAlgorithm asEncryption() {
        return switch (this) {
            case AES_KW, AES_KWP -> throw new IllegalStateException(this + " wraps keys only.");
            default -> EncryptionAlgorithm.valueOf(name());
        };
    }

    /** How keys of this algorithm wrap if nobody says; empty if they don't. */
    public static Optional<WrapAlgorithm> defaultFor(Algorithm key) {
        return switch (key) {
            case AES -> Optional.of(AES_KWP);
            case RSA -> Optional.of(RSA_OAEP_SHA256);
            default -> Optional.of(HYBRID_KEM).filter(wrap -> wrap.fits(key));
        };
    }
}
