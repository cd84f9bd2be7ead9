package org.claviger.console;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.claviger.console.shell.Languages;
import org.claviger.console.shell.ThemeChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said on the command line. No secrets: those of others' processes can be read by everyone. */
@Command(
        name = "claviger console",
        mixinStandardHelpOptions = true,
        versionProvider = ConsoleVersion.class,
        description = "The desktop console of Claviger.",
        sortOptions = false)
public final class ConsoleOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Connect to this server, such as https://localhost:8443.")
    private String server = "";

    @Option(names = "--lang", paramLabel = "en|de", description = "Speak this language.")
    private @Nullable Locale language;

    @Option(names = "--theme", paramLabel = "light|dark|system", description = "Look like this.")
    private @Nullable ThemeChoice theme;

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description = "Walk through the screens in every theme and language, write what they look like, and end.")
    private @Nullable Path screenshots;

    @Option(
            names = "--demo-json",
            paramLabel = "FILE",
            description = "With --screenshots and --measure: how to enter the server, as ./claviger up --seed-demo has"
                    + " written it.")
    private @Nullable Path demo;

    @Option(
            names = "--measure",
            description = "Tell when the window could be used and, with --demo-json, how much memory a visit to each"
                    + " screen leaves resident, and end.")
    private boolean measured;

    /** The server to connect to at once; empty if none was named. */
    public String server() {
        return server;
    }

    /** The language, if one was named. */
    public Optional<Locale> language() {
        return Optional.ofNullable(language).map(Languages::nearest);
    }

    /** The theme, if one was named. */
    public Optional<ThemeChoice> theme() {
        return Optional.ofNullable(theme);
    }

    /** Where screenshots go, if any are wanted. */
    public Optional<Path> screenshots() {
        return Optional.ofNullable(screenshots);
    }

    /** Whether the console is to measure itself. */
    public boolean measured() {
        return measured;
    }

    /** The description of the server for screenshots and measures. */
    public Optional<Path> demo() {
        return Optional.ofNullable(demo);
    }
}
