package org.claviger.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.Instance;
import org.claviger.launcher.RunningServer;

/** PostgreSQL's own commit rate, by its pgbench, at the very PostgreSQL that the measured server uses, in another database. */
final class Pgbench {
    private static final String DATABASE = "benchmark";
    private static final String USER = "postgres";
    private static final String INSERT =
            "INSERT INTO commits VALUES (gen_random_uuid(), decode(repeat('ab', 60), 'hex'));\n";

    private final URI server;
    private final Path passwords;
    private final Path script;

    Pgbench(RunningServer.Handle running, Path folder) throws IOException, SQLException {
        Instance instance = Instance.on(running.process().data()).orElseThrow();
        server = URI.create(instance.databaseUrl().substring("jdbc:".length()));
        passwords = folder.resolve("pgpass");
        DataFolder.writeSecret(
                passwords, "*:*:*:" + USER + ":" + running.process().data().databasePassword() + "\n");
        script = Files.writeString(folder.resolve("insert.sql"), INSERT);
        execute(instance.databaseUrl(), running, "CREATE DATABASE " + DATABASE);
        String own = instance.databaseUrl().replaceFirst("[^/]+$", DATABASE);
        execute(own, running, "CREATE TABLE commits (id uuid PRIMARY KEY, sealed bytea NOT NULL)");
    }

    private static void execute(String url, RunningServer.Handle running, String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        url, USER, running.process().data().databasePassword());
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One row inserted and committed, again and again. */
    Measure measure(int clients) {
        return new Measure("pgbench, insert and commit", clients, "/s", seconds -> take(clients, seconds));
    }

    private Sample take(int clients, int seconds) throws IOException {
        String said = Program.run(
                List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--host=" + server.getHost(),
                        "--port=" + server.getPort(),
                        "--username=" + USER,
                        "--client=" + clients,
                        "--time=" + seconds,
                        "--file=" + script,
                        DATABASE),
                Map.of("PGPASSFILE", passwords.toString()),
                seconds + 60);
        return Sample.of(said.lines()
                .filter(line -> line.startsWith("tps = "))
                .map(line -> line.split(" ", 4)[2])
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new IOException("pgbench has told no rate: " + said)));
    }
}
