package org.claviger.api.crypto;

import java.util.Set;
import java.util.TreeSet;

/** What a key is for, mathematically. */
public enum Algorithm {
    /** AES (FIPS 197), 128, 192 or 256 bits. */
    AES;

    /** True if its keys can be of this length in bits. */
    public boolean has(int length) {
        return lengths().contains(length);
    }

    /** With a length in bits, as {@code TenantSettings} says it: {@code AES-256}. */
    public String ofLength(int length) {
        return name() + "-" + length;
    }

    /** All that keys can be made of, in the form of {@link #ofLength}. */
    public static Set<String> ofAllLengths() {
        Set<String> all = new TreeSet<>();
        for (Algorithm algorithm : values()) {
            algorithm.lengths().forEach(length -> all.add(algorithm.ofLength(length)));
        }
        return all;
    }

    private Set<Integer> lengths() {
        return switch (this) {
            case AES -> Set.of(128, 192, 256);
        };
    }
}
