package org.claviger.server.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.server.platform.RefusedException;

/**
 * Which passwords are good enough (NIST SP 800-63B, section 5.1.1: length and a list of common
 * ones, no composition rules), and random ones.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    /** No characters that look like others: an initial password may be read out or typed from paper. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    /** What an attacker who only asks the server can't try in years (zxcvbn's own bound for online attacks is 8). */
    private static final double FEWEST_GUESSES_LOG10 = 8;

    /** The measure takes longer the longer the text is; what is long enough without its end is good. */
    private static final int LONGEST_MEASURED = 64;

    private static final Zxcvbn GUESSES = new Zxcvbn();
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
        String text = String.valueOf(password.reveal());
        if (text.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
            throw refused("must not contain the username");
        }
        if (isCommon(text, username)) {
            throw refused("is one of those that are tried first: common passwords, words, names and sequences. Choose"
                    + " several words that don't belong together, or a random one");
        }
    }

    /** Known passwords are found even with digits behind them or letters replaced. */
    private static boolean isCommon(String text, String username) {
        String beginning = text.length() <= LONGEST_MEASURED ? text : text.substring(0, LONGEST_MEASURED);
        return GUESSES.measure(beginning, List.of(username, "claviger")).getGuessesLog10() < FEWEST_GUESSES_LOG10;
    }

    private static RefusedException refused(String rule) {
        return new RefusedException(ErrorCode.INVALID_REQUEST, "The new password " + rule + ".");
    }
}
