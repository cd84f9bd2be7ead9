package org.claviger.launcher;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The application server, in a process of its own, configured by {@code domain.xml} and {@code server.options} beside this
 * class: HTTPS alone. It gets its settings by its standard input, and ends when that is closed.
 */
final class ApplicationServer implements AutoCloseable {
    /** Names the jar of Payara Micro. */
    static final String PAYARA = "claviger.payara";

    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final DataFolder data;

    private ApplicationServer(Process process, DataFolder data) {
        this.process = process;
        this.data = data;
    }

    /**
     * Starts it and waits until its application is ready.
     *
     * @param settings of the application
     * @param meanwhile done while it boots, before its application needs it
     * @throws LaunchException if it doesn't come up, with the innermost reason
     */
    static ApplicationServer start(DataFolder data, Properties settings, Path war, URI base, Runnable meanwhile) {
        try {
            Path booted = data.runtime().resolve("booted");
            Files.deleteIfExists(booted);
            settings.setProperty("claviger.https.port", Integer.toString(base.getPort()));
            settings.setProperty(PayaraServer.DOMAIN, copy(data, "domain.xml"));
            settings.setProperty(PayaraServer.LOGGING, copy(data, "logging.properties"));
            settings.setProperty(
                    PayaraServer.ROOT, data.runtime().resolve("payara").toString());
            settings.setProperty(PayaraServer.UNPACKED, folder(data.runtime().resolve("payara-lib")));
            settings.setProperty(PayaraServer.APPLICATION, war.toString());
            settings.setProperty(PayaraServer.BOOTED, booted.toString());
            ServerLog log = new ServerLog(data.log().resolve("server.0.log"));
            Process process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(data.log().resolve("server.out").toFile())
                    .start();
            ApplicationServer server = new ApplicationServer(process, data);
            server.tell(settings);
            try {
                meanwhile.run();
            } catch (LaunchException e) {
                process.destroyForcibly();
                throw e;
            }
            server.awaitReady(booted, base, log);
            return server;
        } catch (IOException e) {
            throw new LaunchException("The application server could not be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        resource("server.options").lines().filter(line -> line.startsWith("-")).forEach(command::add);
        Path launcher = Path.of(URI.create(ApplicationServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                System.getProperty(PAYARA),
                launcher.toString(),
                NativeCryptography.jar().toString()));
        command.add(PayaraServer.class.getName());
        return command;
    }

    /** In one line of Base64; the pipe stays open as long as this process lives. */
    private void tell(Properties settings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        settings.store(bytes, null);
        OutputStream in = process.getOutputStream();
        in.write((Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\n").getBytes(StandardCharsets.US_ASCII));
        in.flush();
    }

    private void awaitReady(Path booted, URI base, ServerLog log) throws IOException {
        Readiness readiness = new Readiness(data, base);
        for (int i = 0; i < START_SECONDS * 10; i++) {
            try {
                // As long as nothing listens there is nothing to wait for but that.
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            if (Files.exists(booted)) {
                if (readiness.isUp()) {
                    return;
                }
                break;
            }
        }
        close();
        throw new LaunchException("The server did not start: " + log.innermostReason());
    }

    private static String folder(Path folder) throws IOException {
        return Files.createDirectories(folder).toString();
    }

    private static String copy(DataFolder data, String name) throws IOException {
        Path file = data.runtime().resolve(name);
        Files.writeString(file, resource(name).replace("@LOG@", data.log().toString()));
        return file.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ApplicationServer.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends its standard input, and waits for it to stop in order. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
