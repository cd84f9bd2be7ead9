package org.claviger.console.common;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the console keeps its few files. */
public final class ConfigFolder {
    /** The system property that names another folder; tests set it. */
    public static final String PROPERTY = "claviger.console.config";

    private ConfigFolder() {}

    /** The folder, by the XDG Base Directory Specification; it need not exist yet. */
    public static Path find() {
        return find(System.getProperty(PROPERTY), System::getenv, System.getProperty("user.home", "."));
    }

    static Path find(@Nullable String override, UnaryOperator<@Nullable String> environment, String home) {
        if (override != null && !override.isBlank()) {
            return Path.of(override);
        }
        String xdg = environment.apply("XDG_CONFIG_HOME");
        // The specification has relative paths ignored.
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "claviger");
        }
        return Path.of(home, ".config", "claviger");
    }
}
