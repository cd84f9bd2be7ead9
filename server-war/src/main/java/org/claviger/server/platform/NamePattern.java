package org.claviger.server.platform;

/** Patterns for names: {@code *} stands for any characters, none among them, and {@code ?} for one. */
public final class NamePattern {
    private NamePattern() {}

    /** In time that grows with the product of both lengths at most, whatever the pattern. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int lastStar = -1;
        int resumeAt = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                lastStar = p++;
                resumeAt = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
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
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
