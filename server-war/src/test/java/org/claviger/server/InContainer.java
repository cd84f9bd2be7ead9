package org.claviger.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.EmbeddedDatabase;
import org.claviger.launcher.ServerProcess;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What the application needs to be deployed for tests that run inside of it: a PostgreSQL, and where Payara is. To be named
 * before {@code ArquillianExtension}, which reads arquillian.xml.
 */
public final class InContainer implements BeforeAllCallback {
    /** The application as it was built, with test classes beside its own. */
    public static WebArchive application(Class<?>... tests) {
        return ShrinkWrap.create(ZipImporter.class, "claviger.war")
                .importFrom(new File("target/claviger.war"))
                .as(WebArchive.class)
                .addClasses(tests);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty(ServerProcess.HOME) == null) {
            return; // inside of the container, where Arquillian runs the tests
        }
        context.getRoot()
                .getStore(Namespace.create(InContainer.class))
                .getOrComputeIfAbsent("database", key -> start(), Database.class);
    }

    private static Database start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "database-")
                    .toAbsolutePath();
            Path databasePassword = folder.resolve("password");
            EmbeddedDatabase postgres =
                    EmbeddedDatabase.start(folder.resolve("postgres"), databasePassword, folder.resolve("log"), 0);
            Path runtime =
                    Files.createDirectories(Path.of("target", "in-container")).toAbsolutePath();
            Path password = runtime.resolve("first-admin.password");
            Files.writeString(password, "in-container-password");
            Path payara = Path.of(System.getProperty(ServerProcess.HOME), "installer/target/payara/payara-micro.jar");
            System.setProperty("claviger.test.payara", payara.toString());
            // By a file, since one holds a password, and the command line is printed; where no path has a space.
            Path options = Files.createTempFile("claviger-", ".options");
            options.toFile().deleteOnExit();
            DataFolder.writeSecret(
                    options,
                    Map.of(
                                    "database.url",
                                    postgres.url(),
                                    "database.user",
                                    "postgres",
                                    "database.password",
                                    Files.readString(databasePassword),
                                    "keys.folder",
                                    runtime,
                                    "keys.password-file",
                                    runtime.resolve("none"),
                                    "runtime.folder",
                                    runtime,
                                    "first-admin.password-file",
                                    password)
                            .entrySet()
                            .stream()
                            .map(option -> "\"-Dclaviger." + option.getKey() + "=" + option.getValue() + "\"")
                            .collect(Collectors.joining("\n")));
            System.setProperty("claviger.test.options", "@" + options);
            return new Database(postgres);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Database(EmbeddedDatabase postgres) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
