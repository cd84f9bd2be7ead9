package org.claviger.console.password;

import java.util.Locale;

/**
 * How hard a password is to guess, roughly. It is advice: a pattern that it doesn't know looks stronger than it is, and the
 * server alone decides what it takes.
 */
public enum PasswordStrength {
    /** Nothing typed. */
    NONE(0),
    /** Guessed in no time. */
    WEAK(0.25),
    /** Holds as long as nobody makes an effort. */
    FAIR(0.5),
    /** Holds. */
    GOOD(0.75),
    /** Holds against an effort. */
    STRONG(1);

    private static final double FAIR_BITS = 45;
    private static final double GOOD_BITS = 65;
    private static final double STRONG_BITS = 85;
    private static final int LETTERS = 26;
    private static final int DIGITS = 10;
    private static final int OTHERS = 33;

    private final double share;

    PasswordStrength(double share) {
        this.share = share;
    }

    /** How much of a meter it fills, from 0 to 1. */
    public double share() {
        return share;
    }

    /** The strength of a password of this user. */
    public static PasswordStrength of(String password, String username) {
        if (password.isEmpty()) {
            return NONE;
        }
        if (!PasswordRule.lengthHolds(password) || !PasswordRule.usernameIsAbsent(password, username)) {
            return WEAK;
        }
        double bits = surprises(password) * Math.log(alphabet(password)) / Math.log(2);
        if (bits < FAIR_BITS) {
            return WEAK;
        }
        if (bits < GOOD_BITS) {
            return FAIR;
        }
        return bits < STRONG_BITS ? GOOD : STRONG;
    }

    /** Characters that neither repeat nor continue ({@code abc}, {@code 321}) what stands before, and are not the third of their kind. */
    private static int surprises(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        int count = 0;
        for (int i = 0; i < lower.length(); i++) {
            char now = lower.charAt(i);
            boolean continues = i > 0 && Math.abs(now - lower.charAt(i - 1)) <= 1;
            boolean familiar =
                    lower.substring(0, i).chars().filter(c -> c == now).count() >= 2;
            if (!continues && !familiar) {
                count++;
            }
        }
        return count;
    }

    private static int alphabet(String password) {
        int size = 0;
        size += password.chars().anyMatch(Character::isLowerCase) ? LETTERS : 0;
        size += password.chars().anyMatch(Character::isUpperCase) ? LETTERS : 0;
        size += password.chars().anyMatch(Character::isDigit) ? DIGITS : 0;
        size += password.chars().anyMatch(c -> !Character.isLetterOrDigit(c)) ? OTHERS : 0;
        return Math.max(size, 2);
    }
}
