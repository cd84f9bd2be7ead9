package org.claviger.server.crypto.primitive;

import java.math.BigInteger;

/** Whole numbers as so many bytes (I2OSP, RFC 8017, section 4.1). */
public final class FixedLength {
    private FixedLength() {}

    /** The last bytes of a number that isn't negative, zeros before it if it is shorter; of a longer one the rest is cut off. */
    public static byte[] of(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int count = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - count, fixed, length - count, count);
        return fixed;
    }
}
