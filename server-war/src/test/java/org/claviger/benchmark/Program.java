package org.claviger.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of the system. Their arguments can be read by everybody on it, so no secret is ever one. */
final class Program {
    private Program() {}

    /**
     * Runs one to its end.
     *
     * @return its standard output
     * @throws IOException if it fails, with the last of what it said, or takes too long
     */
    static String run(List<String> command, Map<String, String> environment, int patienceSeconds) throws IOException {
        Path out = Files.createTempFile("bench-", ".out");
        Path error = Files.createTempFile("bench-", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(error.toFile());
            builder.environment().putAll(environment);
            int code = await(builder.start(), command.get(0), patienceSeconds);
            if (code != 0) {
                List<String> said = Files.readAllLines(error);
                throw new IOException(command.get(0) + " ended with " + code + ": "
                        + (said.isEmpty() ? "" : said.get(said.size() - 1)));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(error);
        }
    }

    private static int await(Process process, String name, int patienceSeconds) throws IOException {
        try {
            if (process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException(name + " has not ended within " + patienceSeconds + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
