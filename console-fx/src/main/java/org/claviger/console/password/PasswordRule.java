package org.claviger.console.password;

import java.util.Locale;

/** The server's rule for passwords, as far as it can be shown while typing. The server decides. */
final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private PasswordRule() {}

    /** Counted as people count: a character outside the basic plane is one. */
    static boolean lengthHolds(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    static boolean usernameIsAbsent(String password, String username) {
        return username.isBlank()
                || !password.toLowerCase(Locale.ROOT).contains(username.strip().toLowerCase(Locale.ROOT));
    }
}
