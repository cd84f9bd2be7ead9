package org.claviger.api.crypto;

/** What a key may be used for (KMIP 2.1, section 4.17, Cryptographic Usage Mask). */
public enum Usage {
    ENCRYPT,
    DECRYPT
}
