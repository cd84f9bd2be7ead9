package org.claviger.server.account;

import java.security.SecureRandom;
import java.util.Locale;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.server.platform.RefusedException;

/** Which passwords are good enough (NIST SP 800-63B, section 5.1.1: length, no composition rules), and random ones. */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    /** No characters that look like others: an initial password may be read out or typed from paper. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** Four groups of five: 99 bits. */
    static Secret random() {
        char[] password = new char[GROUPS * (GROUP_LENGTH + 1) - 1];
        for (int i = 0; i < password.length; i++) {
            boolean between = i % (GROUP_LENGTH + 1) == GROUP_LENGTH;
            password[i] = between ? '-' : ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length()));
        }
        return Secret.of(password);
    }

    static void requireGood(Secret password, String username) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw refused("must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (String.valueOf(password.reveal()).toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
            throw refused("must not contain the username");
        }
    }

    private static RefusedException refused(String rule) {
        return new RefusedException(ErrorCode.INVALID_REQUEST, "The new password " + rule + ".");
    }
}
