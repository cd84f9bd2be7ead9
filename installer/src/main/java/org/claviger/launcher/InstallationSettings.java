package org.claviger.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What {@code claviger.properties} in the data folder says. Everything in it is handed on to the server (MicroProfile
 * Config); the launcher itself looks at whether there is a database and an HSM to use instead of its own.
 */
final class InstallationSettings {
    private final Properties properties;

    private InstallationSettings(Properties properties) {
        this.properties = properties;
    }

    static InstallationSettings of(DataFolder data) {
        Properties properties = new Properties();
        if (Files.exists(data.settings())) {
            try (Reader in = Files.newBufferedReader(data.settings())) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new LaunchException(
                        "The settings in " + data.settings() + " can't be read: " + e.getMessage(), e);
            }
        }
        return new InstallationSettings(properties);
    }

    /** A database that somebody else runs, if one is configured. */
    Optional<ExternalDatabase> database() {
        return get("claviger.database.url")
                .map(url -> new ExternalDatabase(
                        url,
                        get("claviger.database.user").orElse("claviger"),
                        get("claviger.database.password-file").map(Path::of)));
    }

    /** True unless an HSM's library is configured: then there are no tokens of SoftHSM. */
    boolean developmentTokens() {
        return get("claviger.hsm.library").isEmpty();
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(properties.getProperty(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A copy of all of them, to be handed on. */
    Properties all() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /** A PostgreSQL that is not the launcher's own; its password lies in a file. */
    record ExternalDatabase(String url, String user, Optional<Path> passwordFile) {
        String password() {
            if (passwordFile.isEmpty()) {
                return "";
            }
            try {
                return Files.readString(passwordFile.get()).strip();
            } catch (IOException e) {
                throw new LaunchException(
                        "The database's password can't be read from " + passwordFile.get() + ": " + e.getMessage(), e);
            }
        }
    }
}
