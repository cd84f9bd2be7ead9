package org.claviger.console.common;

import org.jspecify.annotations.Nullable;

/** A number of days that may be left out, as it is typed. */
public final class Days {
    private static final int TEN_YEARS = 3650;

    private Days() {}

    /** Whether it is none, or one from 1 to ten years. */
    public static boolean fit(String typed) {
        if (typed.isBlank()) {
            return true;
        }
        String text = typed.strip();
        if (!text.matches("[0-9]{1,4}")) {
            return false;
        }
        int days = Integer.parseInt(text);
        return days >= 1 && days <= TEN_YEARS;
    }

    /** The number of what fits; null if it is left out. */
    public static @Nullable Integer of(String typed) {
        return typed.isBlank() ? null : Integer.valueOf(typed.strip());
    }

    /** As it is typed. */
    public static String typed(@Nullable Integer days) {
        return days == null ? "" : String.valueOf(days);
    }
}
