package org.claviger.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.Instance;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.ServerProcess;

/** A second server over the database, the keys and the tokens of one that runs. */
record AnotherNode(ServerProcess process) implements AutoCloseable {
    static AnotherNode of(RunningServer.Handle first) throws IOException {
        DataFolder data = first.process().data();
        Path folder = Files.createTempDirectory(Path.of("target"), "node-");
        for (String shared : List.of("version", "keys", "tls")) {
            copy(data.root().resolve(shared), folder.resolve(shared));
        }
        // As docs/operations.md says: it makes itself one that names its own machine.
        Files.delete(folder.resolve("tls").resolve("server.p12"));
        Path password = folder.resolve("keys").resolve("database.password");
        String url = Instance.on(data).orElseThrow().databaseUrl();
        Files.write(
                folder.resolve("claviger.properties"),
                List.of(
                        "claviger.database.url=" + url,
                        "claviger.database.user=postgres",
                        "claviger.database.password-file=" + password.toAbsolutePath(),
                        "claviger.issuer=" + first.process().base(),
                        "claviger.hsm.library=" + DevelopmentTokens.LIBRARY,
                        "claviger.hsm.environment=SOFTHSM2_CONF="
                                + data.root().resolve("tokens").resolve("softhsm2.conf")));
        return new AnotherNode(ServerProcess.start(DataFolder.at(folder), "--port", "0"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    int kmipPort() {
        return Instance.on(process.data()).orElseThrow().kmipPort();
    }

    @Override
    public void close() {
        process.close();
    }
}
