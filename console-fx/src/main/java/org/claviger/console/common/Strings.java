package org.claviger.console.common;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a screen says in one language: the {@code Strings} beside the screen, and below them those that all screens share.
 * A screen's own win.
 */
public final class Strings extends ResourceBundle {
    private final Locale language;
    private final ResourceBundle own;
    private final ResourceBundle shared;

    private Strings(Locale language, ResourceBundle own, ResourceBundle shared) {
        this.language = language;
        this.own = own;
        this.shared = shared;
    }

    /** The strings that lie in the package of {@code screen}. */
    public static Strings of(Class<?> screen, Locale language) {
        return new Strings(language, bundle(screen, language), bundle(Strings.class, language));
    }

    private static ResourceBundle bundle(Class<?> neighbour, Locale language) {
        // Without the control, a console in English on a German desktop would speak German.
        return ResourceBundle.getBundle(
                neighbour.getPackageName() + ".Strings",
                language,
                neighbour.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The text of a key, with its {@code {0}}, {@code {1}}... filled in. */
    public String text(String key, Object... values) {
        return values.length == 0 ? getString(key) : new MessageFormat(getString(key), language).format(values);
    }

    /** The language, which also says how dates and numbers are written. */
    public Locale language() {
        return language;
    }

    @Override
    public Locale getLocale() {
        return language;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        if (own.containsKey(key)) {
            return own.getObject(key);
        }
        return shared.containsKey(key) ? shared.getObject(key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        Set<String> keys = new LinkedHashSet<>(own.keySet());
        keys.addAll(shared.keySet());
        return Collections.enumeration(keys);
    }
}
