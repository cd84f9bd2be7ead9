package org.claviger.launcher;

import org.claviger.launcher.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./claviger}. */
@Command(
        name = "claviger",
        description = "Multi-tenant key management with every key-encryption key in an HSM.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RotateMasterKeyCommand.class,
            DemoCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Launcher implements Runnable {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    /** Exit code 0 for success, 1 for a failure that was told, 2 for a wrong command line. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Launcher()).setExecutionExceptionHandler((failure, line, result) -> {
            tell(failure, line);
            return 1;
        });
    }

    /** What a person can act on is one sentence; only a fault of ours needs its stack trace. */
    private static void tell(Exception failure, CommandLine line) {
        line.getErr().println("claviger: " + failure.getMessage());
        if (!(failure instanceof LaunchException)) {
            failure.printStackTrace(line.getErr());
        }
        line.getErr().flush();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: up, down, status, rotate-master-key or demo.");
    }
}
