package org.claviger.console.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The theme and the language that a person has chosen, in {@code console.properties}. A file that can't be read or written
 * costs a preference, and is no reason to trouble anyone.
 */
public final class Preferences {
    private static final String THEME = "theme";
    private static final String LANGUAGE = "language";

    private final Path file;

    /** Keeps the file in {@code folder}, which is made when it is needed. */
    public Preferences(Path folder) {
        file = folder.resolve("console.properties");
    }

    /** The theme that was chosen. */
    public Optional<ThemeChoice> theme() {
        String name = read().getProperty(THEME, "").toUpperCase(Locale.ROOT);
        return Arrays.stream(ThemeChoice.values())
                .filter(choice -> choice.name().equals(name))
                .findFirst();
    }

    /** The language that was chosen. */
    public Optional<Locale> language() {
        return Optional.ofNullable(read().getProperty(LANGUAGE)).map(Locale::forLanguageTag);
    }

    /** Keeps both. */
    public void save(ThemeChoice theme, Locale language) {
        Properties properties = read();
        properties.setProperty(THEME, theme.name().toLowerCase(Locale.ROOT));
        properties.setProperty(LANGUAGE, language.toLanguageTag());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(file)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            // See above.
        }
    }

    private Properties read() {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            // See above.
        }
        return properties;
    }
}
