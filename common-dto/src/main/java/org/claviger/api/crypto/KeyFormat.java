package org.claviger.api.crypto;

/** How material that comes or goes is written. */
public enum KeyFormat {
    /** The bytes themselves: of symmetric keys, secret data and opaque objects. */
    RAW,
    /** A private key: PrivateKeyInfo (RFC 5208), DER; read also as OneAsymmetricKey (RFC 5958). */
    PKCS8,
    /** A public key: SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7), DER. */
    SPKI,
    /** A key of RSA, EC or OKP, or a symmetric one: JSON Web Key (RFC 7517, 7518, 8037, 8812), UTF-8. */
    JWK,
    /**
     * Textual encodings of PKCS#8, SubjectPublicKeyInfo and certificates (RFC 7468); read are also {@code RSA PRIVATE KEY}
     * (RFC 8017, appendix A.1.2), {@code EC PRIVATE KEY} (RFC 5915) and {@code ENCRYPTED PRIVATE KEY}.
     */
    PEM,
    /** A private key and its certificates under a password: PFX (RFC 7292). */
    PKCS12,
    /** A certificate: X.509 (RFC 5280), DER. */
    X509
}
