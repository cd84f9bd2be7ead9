package org.claviger.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A server that runs on a data folder, as other processes find it there.
 *
 * @param startedAt of the process: a process id is used again some day, the two together are not
 */
public record Instance(long pid, Instant startedAt, URI base, int kmipPort, String databaseUrl) {
    private static final String FILE = "instance.properties";

    static Instance current(Server.Started started) {
        ProcessHandle self = ProcessHandle.current();
        Instant startedAt = self.info().startInstant().orElse(Instant.EPOCH);
        return new Instance(self.pid(), startedAt, started.base(), started.kmipPort(), started.databaseUrl());
    }

    void announce(DataFolder data) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started-at", startedAt.toString());
        properties.setProperty("url", base.toString());
        properties.setProperty("kmip-port", Integer.toString(kmipPort));
        properties.setProperty("database-url", databaseUrl);
        try (StringWriter text = new StringWriter()) {
            properties.store(text, null);
            DataFolder.writeSecret(data.runtime().resolve(FILE), text.toString());
        } catch (IOException e) {
            throw new LaunchException("The data folder " + data.root() + " can't be written: " + e.getMessage(), e);
        }
    }

    static void withdraw(DataFolder data) throws IOException {
        Files.deleteIfExists(data.runtime().resolve(FILE));
    }

    /** The server that runs on this folder now, if one does. */
    public static Optional<Instance> on(DataFolder data) {
        Path file = data.runtime().resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            Instance instance = new Instance(
                    Long.parseLong(properties.getProperty("pid")),
                    Instant.parse(properties.getProperty("started-at")),
                    URI.create(properties.getProperty("url")),
                    Integer.parseInt(properties.getProperty("kmip-port")),
                    properties.getProperty("database-url"));
            return instance.process().map(process -> instance);
        } catch (IOException | RuntimeException e) {
            throw new LaunchException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(handle ->
                        handle.info().startInstant().orElse(Instant.EPOCH).equals(startedAt));
    }
}
