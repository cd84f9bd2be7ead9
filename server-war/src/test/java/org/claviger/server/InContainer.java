package org.claviger.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            // By a file, which holds a password: the command line is printed.
            Path options = runtime.resolve("options");
            DataFolder.writeSecret(
                    options,
                    String.join(
                            "\n",
                            "-Dclaviger.database.url=" + postgres.url(),
                            "-Dclaviger.database.user=postgres",
                            "-Dclaviger.database.password=" + Files.readString(databasePassword),
                            "-Dclaviger.keys.folder=" + runtime,
                            "-Dclaviger.keys.password-file=" + runtime.resolve("none"),
                            "-Dclaviger.runtime.folder=" + runtime,
                            "-Dclaviger.first-admin.password-file=" + password));
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
