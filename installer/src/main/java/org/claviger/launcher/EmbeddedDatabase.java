package org.claviger.launcher;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of the launcher's own, for trying things out and for small installations. It listens on the loopback
 * interface alone and asks for a password (SCRAM), which is made at the first start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String USER = "postgres";
    private static final int START_SECONDS = 30;
    private static final int STOP_SECONDS = 20;

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final Path log;
    private final int port;
    private final String password;
    private final Process process;

    private EmbeddedDatabase(PostgresBinaries binaries, Path cluster, Path log, int port, String password)
            throws IOException {
        this.binaries = binaries;
        this.cluster = cluster;
        this.log = log;
        this.port = port;
        this.password = password;
        this.process = binaries.program(
                        "postgres",
                        "-D",
                        cluster.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=localhost",
                        "-c",
                        "unix_socket_directories=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Starts the one of a data folder at a port that its caller has chosen and told others already. */
    static EmbeddedDatabase start(DataFolder data, int port) {
        return start(data.postgres(), data.databasePasswordFile(), data.log().resolve("postgres.log"), port);
    }

    /** Makes the password of a data folder's database, unless there is a database. */
    static void preparePassword(DataFolder data) {
        try {
            if (Files.notExists(data.postgres().resolve("data"))) {
                DataFolder.writeSecret(data.databasePasswordFile(), Randoms.password());
            }
        } catch (IOException e) {
            throw new LaunchException("The database's password can't be written: " + e.getMessage(), e);
        }
    }

    /**
     * Starts one, and makes it if it isn't there.
     *
     * @param folder of its programs and data
     * @param passwordFile where its password lies, or will
     * @param port 0 for a free one
     */
    public static EmbeddedDatabase start(Path folder, Path passwordFile, Path log, int port) {
        Path cluster = folder.resolve("data");
        try {
            PostgresBinaries binaries = PostgresBinaries.in(folder);
            if (Files.notExists(cluster)) {
                if (Files.notExists(passwordFile)) {
                    DataFolder.writeSecret(passwordFile, Randoms.password());
                }
                initialize(binaries, cluster, passwordFile);
            }
            if (Files.notExists(passwordFile)) {
                throw new LaunchException("The password of the embedded database, " + passwordFile
                        + ", is missing. Restore it from the backup of this installation.");
            }
            endOrphan(cluster.resolve("postmaster.pid"), binaries.folder());
            String password = Files.readString(passwordFile).strip();
            EmbeddedDatabase database =
                    new EmbeddedDatabase(binaries, cluster, log, port == 0 ? freePort() : port, password);
            database.awaitReady();
            return database;
        } catch (IOException e) {
            throw new LaunchException(
                    "The embedded PostgreSQL could not be started: " + e.getMessage() + ". Its log is " + log + ".", e);
        }
    }

    /** Beside its place first, so that a cluster which was half made is never taken for a whole one. */
    private static void initialize(PostgresBinaries binaries, Path cluster, Path passwordFile) throws IOException {
        Path fresh = Files.createTempDirectory(cluster.getParent(), "making-");
        binaries.give(fresh);
        Process initdb = binaries.program(
                        "initdb",
                        "-D",
                        fresh.toString(),
                        "-U",
                        USER,
                        "--encoding=UTF8",
                        "--no-locale",
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile)
                .redirectErrorStream(true)
                .start();
        String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.onExit().join().exitValue() != 0) {
            throw new IOException("initdb failed: " + said.strip());
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A launcher that was killed has left its PostgreSQL behind; the folder's lock says that nobody else uses it. */
    private static void endOrphan(Path pidFile, Path ownPrograms) throws IOException {
        if (Files.notExists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").startsWith(ownPrograms.toString()));
        if (orphan.isPresent()) {
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                orphan.get().destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try {
                DriverManager.getConnection(url(), USER, password).close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > patience) {
                    close();
                    throw new IOException(String.valueOf(e.getMessage()), e);
                }
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
                throw new IOException("interrupted", e);
            }
        }
    }

    public String url() {
        return url(port);
    }

    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    public int port() {
        return port;
    }

    /** Stops it as {@code pg_ctl stop -m fast} does: sessions end, what was committed is kept. */
    @Override
    public void close() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        binaries.program("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-t", Integer.toString(STOP_SECONDS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .onExit()
                .join();
        process.destroy();
    }
}
