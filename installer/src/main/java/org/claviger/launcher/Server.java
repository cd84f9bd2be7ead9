package org.claviger.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.claviger.launcher.InstallationSettings.ExternalDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A whole Claviger on one data folder: lock, keys, database, tokens, application server. They are started in this order and
 * stopped in the reverse one.
 */
final class Server implements AutoCloseable {
    private static final String KMIP_PORT = "claviger.kmip.port";

    private final DataFolder data;
    private final InstallationSettings settings;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable ProcessHandle application;

    private Server(DataFolder data, InstallationSettings settings) {
        this.data = data;
        this.settings = settings;
    }

    /**
     * What a person is told when the server is up.
     *
     * @param kmipPort 0 if KMIP has no port of its own
     * @param firstAdminPassword present if this start has created the first admin
     */
    record Started(URI base, int kmipPort, String databaseUrl, Optional<String> firstAdminPassword) {}

    /** A server on this folder, not yet started. */
    static Server on(DataFolder data) {
        data.prepare();
        Server server = new Server(data, InstallationSettings.of(data));
        server.running.push(data.lock());
        return server;
    }

    /** Starts everything; what was started is stopped again if the rest can't be. */
    Started start(Path war, int port, KmipPort kmipPort) {
        requireWar(war);
        int free = requireFree(port, "--port");
        KmipPort wanted = settings.get(KMIP_PORT).map(Server::kmipPort).orElse(kmipPort);
        int kmip = wanted.isOn() ? requireFree(wanted.number(), "--kmip-port") : 0;
        URI base = URI.create("https://localhost:" + free);
        Installation installation = new Installation(data);
        installation.prepare();
        Properties forServer = settings.all();
        useStore(forServer, "javax.net.ssl.keyStore", installation.serverStore(), installation);
        useStore(forServer, "javax.net.ssl.trustStore", installation.trustStore(), installation);
        forServer.setProperty("claviger.keys.folder", data.keys().toString());
        forServer.setProperty(
                "claviger.keys.password-file", installation.passwordFile().toString());
        forServer.setProperty("claviger.runtime.folder", data.runtime().toString());
        forServer.setProperty(KMIP_PORT, Integer.toString(kmip));
        forServer.putIfAbsent("claviger.issuer", base.toString());
        Runnable database = startDatabase(forServer);
        if (settings.developmentTokens()) {
            DevelopmentTokens tokens = new DevelopmentTokens(data);
            tokens.prepare();
            forServer.setProperty("claviger.hsm.environment", tokens.environment());
        }
        Optional<String> password = startApplication(forServer, war, base, database);
        return new Started(base, kmip, forServer.getProperty("claviger.database.url"), password);
    }

    private static void useStore(Properties forServer, String property, Path file, Installation installation) {
        forServer.setProperty(property, file.toString());
        forServer.setProperty(property + "Type", "PKCS12");
        forServer.setProperty(property + "Password", String.valueOf(installation.password()));
    }

    /**
     * Tells the application which database to use. One of the launcher's own is started while the application server boots:
     * what comes back is to be run before that is waited for.
     */
    private Runnable startDatabase(Properties forServer) {
        Optional<ExternalDatabase> external = settings.database();
        if (external.isPresent()) {
            ExternalDatabase database = external.get();
            requireReachable(database);
            useDatabase(forServer, database.url(), database.user(), database.password());
            return () -> {};
        }
        try {
            int port = EmbeddedDatabase.freePort();
            EmbeddedDatabase.preparePassword(data);
            useDatabase(forServer, EmbeddedDatabase.url(port), EmbeddedDatabase.USER, data.databasePassword());
            CompletableFuture<EmbeddedDatabase> starting =
                    CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(data, port));
            return () -> running.push(await(starting));
        } catch (IOException e) {
            throw new LaunchException("The embedded PostgreSQL could not be started: " + e.getMessage(), e);
        }
    }

    private static EmbeddedDatabase await(CompletableFuture<EmbeddedDatabase> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LaunchException reason ? reason : e;
        }
    }

    private static void requireReachable(ExternalDatabase database) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.isValid(5);
        } catch (SQLException e) {
            throw new LaunchException(
                    "The database at " + database.url() + " does not let \"" + database.user() + "\" in: "
                            + e.getMessage()
                            + ". Start it, or correct claviger.database.* in claviger.properties.",
                    e);
        }
    }

    private static void useDatabase(Properties forServer, String url, String user, String password) {
        forServer.setProperty("claviger.database.url", url);
        forServer.setProperty("claviger.database.user", user);
        forServer.setProperty("claviger.database.password", password);
    }

    /**
     * A password for the first admin goes to the application by a file that lives no longer than its start. The application
     * removes the file if it has used the password, which is then to be shown; if there is an admin already it hasn't.
     */
    private Optional<String> startApplication(Properties forServer, Path war, URI base, Runnable database) {
        Path passwordFile = data.runtime().resolve("first-admin.password");
        try {
            String password = Randoms.readablePassword();
            DataFolder.writeSecret(passwordFile, password);
            forServer.setProperty("claviger.first-admin.password-file", passwordFile.toString());
            ApplicationServer server = ApplicationServer.start(data, forServer, war, base, database);
            running.push(server);
            application = server.handle();
            return Files.notExists(passwordFile) ? Optional.of(password) : Optional.empty();
        } catch (IOException e) {
            throw new LaunchException("The first admin's password can't be handed over: " + e.getMessage(), e);
        } finally {
            try {
                Files.deleteIfExists(passwordFile);
            } catch (IOException e) {
                // In a folder that nobody else may enter; the next start overwrites it.
            }
        }
    }

    /** Returns when the application server has ended, for whatever reason. */
    void awaitEnd() {
        if (application != null) {
            application.onExit().join();
        }
    }

    private static KmipPort kmipPort(String setting) {
        return KmipPort.parse(setting)
                .orElseThrow(() -> new LaunchException(
                        KMIP_PORT + " in claviger.properties is a number from 0 to 65535, or off."));
    }

    private static void requireWar(Path war) {
        if (!Files.isReadable(war)) {
            throw new LaunchException(
                    "The server was not built: there is no " + war + ". Run \"claviger build\" first.");
        }
    }

    /** The port itself, or a free one for 0. */
    private static int requireFree(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LaunchException(
                    "Port " + port + " can't be used: " + e.getMessage() + ". Choose another with " + option + ".", e);
        }
    }

    DataFolder data() {
        return data;
    }

    InstallationSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                // The rest has to be stopped all the same.
                System.getLogger(Server.class.getName()).log(System.Logger.Level.WARNING, "stopping", e);
            }
        }
    }
}
