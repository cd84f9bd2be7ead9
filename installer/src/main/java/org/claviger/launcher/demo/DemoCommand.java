package org.claviger.launcher.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.claviger.api.client.ApiException;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.LaunchException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: plays the main job on a server of its own in a temporary folder, and leaves nothing. */
@Command(
        name = "demo",
        description = "Plays the main job through real HTTPS requests, and leaves nothing running.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--file", paramLabel = "PATH", description = "what to encrypt (default: the server application)")
    @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "keeps the data there (default: a temporary folder)")
    @Nullable Path folder;

    @Option(names = "--war", required = true, hidden = true, description = "the server application")
    Path war;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path toEncrypt = file == null ? war : file;
        if (!Files.isReadable(toEncrypt)) {
            throw new LaunchException("The file " + toEncrypt + " can't be read. Name another with --file.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path temporary = Files.createTempDirectory("claviger-demo-");
        Path place = folder == null ? temporary.resolve("data") : folder;
        try {
            new Demo(Steps.to(out), DataFolder.at(place), toEncrypt).play();
        } catch (ApiException | ServerUnreachableException e) {
            throw new LaunchException("The demo failed: " + e.getMessage(), e);
        } finally {
            delete(temporary);
        }
        out.println("demo: ok");
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
