package org.claviger.api.crypto;

/** Hash functions: SHA-2 (FIPS 180-4) and SHA-3 (FIPS 202). */
public enum HashAlgorithm {
    SHA256("SHA-256", 32),
    SHA384("SHA-384", 48),
    SHA512("SHA-512", 64),
    SHA3_256("SHA3-256", 32),
    SHA3_384("SHA3-384", 48),
    SHA3_512("SHA3-512", 64);

    private final String standardName;
    private final int length;

    HashAlgorithm(String standardName, int length) {
        this.standardName = standardName;
        this.length = length;
    }

    /** As the standard and the Java Cryptography Architecture write it: {@code SHA-256}, {@code SHA3-256}. */
    public String standardName() {
        return standardName;
    }

    /** Bytes of a hash. */
    public int length() {
        return length;
    }
}
