package org.claviger.api.crypto;

/** What a key is for, mathematically. */
public enum Algorithm {
    /** AES (FIPS 197), 128, 192 or 256 bits. */
    AES
}
