package org.claviger.api.crypto;

import java.util.Optional;

/** How material is wrapped on its way between the server and somebody else. */
public enum TransportAlgorithm {
    /** RSAES-OAEP (RFC 8017, section 7.1) with SHA-256, no label: short material only. */
    RSA_OAEP_SHA256,
    /**
     * An AES-256 key of its own, wrapped by RSA-OAEP with SHA-256, followed by the material, wrapped by AES-KWP (PKCS#11 3.1,
     * section 6.1.21, CKM_RSA_AES_KEY_WRAP): material of any length.
     */
    RSA_AES_KEY_WRAP_SHA256,
    /** A KEM to the public key, then AES-256-GCM: {@code docs/crypto-api.md} has the bytes. */
    HYBRID_KEM,
    /** AES key wrap with padding (RFC 5649), by a key that both have already. */
    AES_KWP;

    /** True if keys of this algorithm wrap so. */
    public boolean fits(Algorithm key) {
        return switch (this) {
            case RSA_OAEP_SHA256, RSA_AES_KEY_WRAP_SHA256 -> key == Algorithm.RSA;
            case HYBRID_KEM -> WrapAlgorithm.HYBRID_KEM.fits(key);
            case AES_KWP -> key == Algorithm.AES;
        };
    }

    /** How keys of this algorithm wrap if nobody says; empty if they don't. */
    public static Optional<TransportAlgorithm> defaultFor(Algorithm key) {
        TransportAlgorithm usual = switch (key) {
            case RSA -> RSA_AES_KEY_WRAP_SHA256;
            case AES -> AES_KWP;
            default -> HYBRID_KEM;
        };
        return Optional.of(usual).filter(wrap -> wrap.fits(key));
    }
}
