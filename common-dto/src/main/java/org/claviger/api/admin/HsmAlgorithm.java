package org.claviger.api.admin;

/** What a token may hold keys of, by the families of PKCS#11 key types. */
public enum HsmAlgorithm {
    /** CKK_AES: KEKs are of this, so that every profile allows it. */
    AES,
    /** CKK_RSA. */
    RSA,
    /** CKK_EC. */
    EC
}
