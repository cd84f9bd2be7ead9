package org.claviger.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: tells whether a server runs on a data folder, and what it says of its health. Exit code 3 if none runs. */
@Command(name = "status", description = "Tells whether a server runs.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    @Mixin
    DataOption data;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Instance> found = Instance.on(data.data());
        if (found.isEmpty()) {
            out.println("No Claviger runs on " + data.data().root() + ".");
            return NOT_RUNNING;
        }
        Instance instance = found.get();
        out.println("Claviger serves at " + instance.base() + " (process " + instance.pid() + ", since "
                + instance.startedAt() + ").");
        try {
            Readiness.Answer health = new Readiness(data.data(), instance.base()).ask();
            out.println("Health: " + health.json());
            return health.up() ? 0 : 1;
        } catch (IOException e) {
            throw new LaunchException("It does not answer: " + e.getMessage(), e);
        }
    }
}
