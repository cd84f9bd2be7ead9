package org.claviger.kmip.word;

import java.util.Arrays;
import java.util.Optional;

/** A version of the protocol (KMIP 2.1 section 8.20), in their order: newer ones are greater. */
public enum Version {
    V1_0(1, 0),
    V1_1(1, 1),
    V1_2(1, 2),
    V1_3(1, 3),
    V1_4(1, 4),
    V2_0(2, 0),
    V2_1(2, 1);

    private final int major;
    private final int minor;

    Version(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** Protocol Version Major: 1 or 2. */
    public int major() {
        return major;
    }

    /** Protocol Version Minor. */
    public int minor() {
        return minor;
    }

    /** True if this is the given version or a newer one. */
    public boolean isAtLeast(Version other) {
        return compareTo(other) >= 0;
    }

    /** The version with these numbers; empty if it is none of those known here. */
    public static Optional<Version> of(int major, int minor) {
        return Arrays.stream(values())
                .filter(version -> version.major == major && version.minor == minor)
                .findAny();
    }

    /** As in {@code 1.4}. */
    @Override
    public String toString() {
        return major() + "." + minor();
    }
}
