package org.claviger.server.platform;

import java.util.Locale;

/** Patterns for names: {@code *} stands for any characters, none among them, and {@code ?} for one. */
public final class NamePattern {
    private NamePattern() {}

    /** In time that grows with the product of both lengths at most, whatever the pattern. */
    public static boolean matches(String pattern, String name) {
        return matches(pattern.codePoints().toArray(), name.codePoints().toArray());
    }

    /** The same pattern for {@code LIKE} in SQL, with a backslash for the escape. */
    public static String like(String pattern) {
        return pattern.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%')
                .replace('?', '_');
    }

    /** A pattern for {@code LIKE} on text in lower case, with a backslash for the escape: whatever has this text in it. */
    public static String containing(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }

    private static boolean matches(int[] pattern, int[] name) {
        int p = 0;
        int n = 0;
        int lastStar = -1;
        int resumeAt = 0;
        while (n < name.length) {
            if (p < pattern.length && pattern[p] == '*') {
                lastStar = p++;
                resumeAt = n;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == name[n])) {
                p++;
                n++;
            } else if (lastStar >= 0) {
                // The star takes one character more.
                p = lastStar + 1;
                n = ++resumeAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        return p == pattern.length;
    }
}
