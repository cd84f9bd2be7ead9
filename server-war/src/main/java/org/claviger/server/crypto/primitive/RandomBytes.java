package org.claviger.server.crypto.primitive;

import java.security.SecureRandom;

/** Random bytes of the platform's generator. */
public final class RandomBytes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomBytes() {}

    /** So many. */
    public static byte[] of(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** For libraries that ask for one. */
    public static SecureRandom generator() {
        return RANDOM;
    }
}
