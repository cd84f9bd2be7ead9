package org.claviger.console;

import java.util.Locale;
import java.util.logging.Logger;
import javafx.application.Application;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Starts the console. Not an {@code Application} itself, because Java refuses to start one from the class path.
 */
public final class ConsoleMain {
    /** Held, because a logger that nobody holds is forgotten together with its filter. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private ConsoleMain() {}

    public static void main(String... arguments) {
        CommandLine commandLine = commandLine(new ConsoleOptions());
        try {
            ParseResult result = commandLine.parseArgs(arguments);
            if (CommandLine.printHelpIfRequested(result)) {
                return;
            }
            ConsoleOptions options = commandLine.getCommand();
            if (options.screenshots().isPresent() && options.demo().isEmpty()) {
                throw new ParameterException(commandLine, "--screenshots needs --demo-json.");
            }
        } catch (ParameterException e) {
            System.exit(refuse(commandLine, e));
        }
        // JavaFX warns of running from the class path, which is how this console is meant to run.
        JAVAFX.setFilter(message -> !String.valueOf(message.getMessage()).contains("Unsupported JavaFX configuration"));
        Application.launch(ConsoleApplication.class, arguments);
    }

    private static int refuse(CommandLine commandLine, ParameterException e) {
        commandLine.getErr().println(e.getMessage());
        commandLine.usage(commandLine.getErr());
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    static CommandLine commandLine(ConsoleOptions options) {
        return new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Locale.class, Locale::forLanguageTag);
    }
}
