package org.claviger.server.hsm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.claviger.server.hsm.agent.AgentMain;
import org.claviger.server.hsm.agent.Frames;
import org.claviger.server.hsm.agent.Peers;
import org.claviger.server.platform.Settings;

/**
 * A running agent: a small JVM that has one PKCS#11 library loaded. It inherits nothing of the server's environment, gets
 * no secret in its arguments, and ends when the server does, since the server holds its standard input.
 */
final class AgentProcess implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AgentProcess.class.getName());

    private static final long START_SECONDS = 15;

    /** What an agent says when it has loaded its library. */
    private static final String READY = "ready";

    private final Process process;
    private final Path socket;

    private AgentProcess(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    /** Starts an agent and waits until it has loaded its library. */
    static AgentProcess start(String library, Settings settings) throws TokenException {
        Path socket = settings.runtimeFolder()
                .resolve("hsm-" + UUID.randomUUID().toString().substring(0, 8));
        try {
            ProcessBuilder builder = new ProcessBuilder(command(socket, library));
            builder.environment().clear();
            for (String variable : settings.hsmEnvironment().split(";", -1)) {
                int equals = variable.indexOf('=');
                if (equals > 0) {
                    builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
            builder.redirectError(ProcessBuilder.Redirect.appendTo(
                    settings.runtimeFolder().resolve("hsm-agents.log").toFile()));
            AgentProcess agent = new AgentProcess(builder.start(), socket);
            agent.awaitReady(library);
            return agent;
        } catch (IOException | URISyntaxException e) {
            throw TokenException.agent("The HSM agent could not be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path socket, String library) throws URISyntaxException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                // A library that crashes takes the process with it: neither a dump nor a report may hold what it worked
                // with.
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:+DisplayVMOutputToStderr",
                "--add-modules=jdk.crypto.cryptoki",
                "--add-exports=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED",
                "-cp",
                classPath().toString(),
                AgentMain.class.getName(),
                socket.toString(),
                library);
    }

    /** The folder that this very application was unpacked to: the agent is a part of it. */
    private static Path classPath() throws URISyntaxException {
        String name = AgentMain.class.getName().replace('.', '/') + ".class";
        URL location = AgentMain.class.getResource("/" + name);
        if (location == null || !location.getProtocol().equals("file")) {
            throw new IllegalStateException(
                    "The application was not unpacked; its HSM agent can't be started from there.");
        }
        String file = Path.of(location.toURI()).toString();
        return Path.of(file.substring(0, file.length() - name.length()));
    }

    private void awaitReady(String library) throws TokenException {
        CompletableFuture<String> first = new CompletableFuture<>();
        Thread listener = new Thread(() -> listen(first), "HSM agent " + process.pid());
        listener.setDaemon(true);
        listener.start();
        String said;
        try {
            said = first.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            said = "its start was interrupted";
        } catch (ExecutionException | TimeoutException e) {
            said = "it did not get ready within " + START_SECONDS + " s";
        }
        if (!said.equals(READY)) {
            close();
            throw TokenException.agent("The PKCS#11 library " + library + " could not be loaded: " + said + ".", null);
        }
    }

    /** The first line tells whether it is ready. What follows, if anything, is its virtual machine's report of a crash. */
    private void listen(CompletableFuture<String> first) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (line == null) {
                line = "it ended at once";
            }
            first.complete(line.startsWith("#") ? "it crashed" : line);
            String report = out.lines().filter(more -> more.length() > 2).collect(Collectors.joining("\n"));
            if (!report.isEmpty()) {
                LOG.warning(() -> "HSM agent " + process.pid() + " crashed:\n" + report);
            }
        } catch (IOException | UncheckedIOException e) {
            first.complete("it ended at once");
        }
    }

    /** A new conversation: one session at the agent. */
    AgentConnection connect() throws TokenException {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            if (!Peers.isOwn(channel)) {
                channel.close();
                throw TokenException.agent("Somebody else listens at the HSM agent's socket.", null);
            }
            return new AgentConnection(this, new Frames(channel));
        } catch (IOException e) {
            throw TokenException.agent("The HSM agent does not answer.", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // An orphaned socket is harmless: names are never used again.
        }
    }
}
