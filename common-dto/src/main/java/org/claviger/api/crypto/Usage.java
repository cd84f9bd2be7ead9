package org.claviger.api.crypto;

/** What an object may be used for (KMIP 2.1, section 11.12, Cryptographic Usage Mask). */
public enum Usage {
    SIGN,
    VERIFY,
    ENCRYPT,
    DECRYPT,
    /** Wrap other keys. */
    WRAP_KEY,
    UNWRAP_KEY,
    /** The material may be taken out, if the object is extractable. */
    EXPORT,
    GENERATE_MAC,
    VERIFY_MAC,
    DERIVE_KEY,
    /** Agree on a secret with another party's public key (ECDH). */
    KEY_AGREEMENT,
    /** Format-preserving encryption. */
    FPE_ENCRYPT,
    FPE_DECRYPT,
    /** Make a shared secret for the holder of the private key (KEM). */
    ENCAPSULATE,
    DECAPSULATE
}
