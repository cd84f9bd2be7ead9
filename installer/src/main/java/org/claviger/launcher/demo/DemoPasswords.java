package org.claviger.launcher.demo;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that the people of the demo choose: random ones. */
final class DemoPasswords {
    private static final SecureRandom RANDOM = new SecureRandom();

    private DemoPasswords() {}

    static String random() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
