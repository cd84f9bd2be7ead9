package org.claviger.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, started by {@code ./claviger up} as a person starts it. The demo and the tests do so
 * too, so that there is one way.
 */
public final class ServerProcess implements AutoCloseable {
    /** Names the folder of the {@code claviger} script. */
    public static final String HOME = "claviger.home";

    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final DataFolder data;
    private final URI base;
    private final @Nullable String firstAdminPassword;

    private ServerProcess(Process process, DataFolder data, URI base, @Nullable String firstAdminPassword) {
        this.process = process;
        this.data = data;
        this.base = base;
        this.firstAdminPassword = firstAdminPassword;
    }

    /**
     * Starts a server and waits until it serves.
     *
     * @param more options of {@code up}
     * @throws LaunchException with what it said, if it doesn't come up
     */
    public static ServerProcess start(DataFolder data, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty(HOME, "."), "claviger").toString(),
                "up",
                "--data",
                data.root().toString()));
        command.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return awaitServing(process, data);
        } catch (IOException e) {
            throw new LaunchException("The server could not be started: " + e.getMessage(), e);
        }
    }

    private static ServerProcess awaitServing(Process process, DataFolder data) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        String password = null;
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(UpCommand.FIRST_ADMIN)) {
                password = line.substring(UpCommand.FIRST_ADMIN.length());
            } else if (line.startsWith(UpCommand.SERVES)) {
                drain(out);
                String url = line.substring(UpCommand.SERVES.length()).split(" ", 2)[0];
                return new ServerProcess(process, data, URI.create(url), password);
            } else {
                said.add(line);
            }
        }
        throw new LaunchException(String.join(System.lineSeparator(), said));
    }

    /** Nobody reads on, but a full pipe would stop the server. */
    private static void drain(BufferedReader out) {
        Thread reader = new Thread(
                () -> {
                    try {
                        out.transferTo(Writer.nullWriter());
                    } catch (IOException e) {
                        // The server has gone.
                    }
                },
                "server output");
        reader.setDaemon(true);
        reader.start();
    }

    public URI base() {
        return base;
    }

    public DataFolder data() {
        return data;
    }

    /** Present if this start has created the first admin. */
    public Optional<String> firstAdminPassword() {
        return Optional.ofNullable(firstAdminPassword);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Stops it in order, as SIGTERM does, and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LaunchException("The server has not stopped within " + STOP_SECONDS + " s, and was killed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
