package org.claviger.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL of the launcher's own, for trying things out and for small installations. It listens on the loopback
 * interface alone and asks for a password (SCRAM), which is made at the first start.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger TALKATIVE = Logger.getLogger("io.zonky");
    private static final String USER = "postgres";
    private static final int STOP_SECONDS = 20;
    private static final String ACCESS = """
            # Written by Claviger: whoever connects needs the password.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static EmbeddedDatabase start(DataFolder data) {
        Path passwordFile = data.databasePasswordFile();
        Path cluster = data.postgres().resolve("data");
        Path log = data.log().resolve("postgres.log");
        TALKATIVE.setLevel(Level.WARNING);
        try {
            boolean first = Files.notExists(passwordFile);
            String password = first ? Randoms.password() : data.databasePassword();
            if (first && Files.exists(cluster)) {
                throw new LaunchException("The password of the embedded database, " + passwordFile
                        + ", is missing. Restore it from the backup of this installation.");
            }
            endOrphan(cluster.resolve("postmaster.pid"), data.postgres());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setCleanDataDirectory(false)
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(data.postgres().toFile())
                    .setRegisterShutdownHook(false) // stopped in order, after the server
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
            if (!first) {
                builder.setConnectConfig("password", password);
            }
            EmbeddedPostgres postgres = builder.start();
            if (first) {
                requirePassword(postgres, cluster, password);
                DataFolder.writeSecret(passwordFile, password);
            }
            return new EmbeddedDatabase(postgres, password);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new LaunchException(
                    "The embedded PostgreSQL could not be started: " + e.getMessage() + ". Its log is " + log + ".", e);
        }
    }

    /** A launcher that was killed has left its PostgreSQL behind; the folder's lock says that nobody else uses it. */
    private static void endOrphan(Path pidFile, Path ownBinaries) throws IOException {
        if (Files.notExists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").startsWith(ownBinaries.toString()));
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

    /** A new cluster lets everybody in who is on this machine: for the few milliseconds until this is done. */
    private static void requirePassword(EmbeddedPostgres postgres, Path cluster, String password)
            throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The password is of Base64's letters, digits, - and _: nothing to escape.
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
            Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
