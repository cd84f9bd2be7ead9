package org.claviger.console.shell;

import java.util.List;
import java.util.Locale;

/** The languages that the console speaks. */
public final class Languages {
    /** All of them, the one that the others are translated from first. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /** The one of them that is nearest to another. */
    public static Locale nearest(Locale wanted) {
        return ALL.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
