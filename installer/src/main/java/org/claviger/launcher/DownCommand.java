package org.claviger.launcher;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: stops the server that runs on a data folder, and waits until it has stopped. */
@Command(name = "down", description = "Stops the server of a data folder.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;

    @Mixin
    DataOption data;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Optional<ProcessHandle> process = Instance.on(data.data()).flatMap(Instance::process);
        if (process.isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println("No Claviger runs on " + data.data().root() + ".");
            return 0;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new LaunchException(
                    "The server (process " + process.get().pid() + ") has not stopped within " + PATIENCE_SECONDS
                            + " s. Its log is in " + data.data().log() + ".",
                    e);
        }
        spec.commandLine().getOut().println("Claviger has stopped.");
        return 0;
    }
}
