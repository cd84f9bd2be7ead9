package org.claviger.server.account;

import java.util.regex.Pattern;

/** Texts of others that people here will read: bounded, and without what would make them look like something else. */
final class ForeignText {
    /** Controls, marks that turn the direction of writing, what isn't assigned, and ends of lines. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final Pattern UNUSUAL_IN_NAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._@+-]");

    private ForeignText() {}

    /** Of at most so many characters; what can't be seen is left out. */
    static String cleaned(String text, int longest) {
        return UNSEEN.matcher(text)
                .replaceAll("")
                .strip()
                .codePoints()
                .limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The same, of letters, digits and what else usernames have; of anything else an underscore is left. */
    static String username(String text, int longest) {
        return UNUSUAL_IN_NAMES.matcher(cleaned(text, longest)).replaceAll("_");
    }
}
