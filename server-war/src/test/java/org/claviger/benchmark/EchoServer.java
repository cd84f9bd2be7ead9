package org.claviger.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.Instance;
import org.claviger.launcher.Launcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application that gives back what it gets, without authentication, started by the launcher as the real one is: the same
 * Payara, options of the JVM, {@code domain.xml}, TLS.
 */
final class EchoServer implements AutoCloseable {
    static final String SERVLET = "/servlet";
    static final String JAX_RS = "/rest/echo";

    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;
    private static final String AT_ROOT =
            "<payara-web-app><context-root>/</context-root><class-loader delegate=\"false\"/></payara-web-app>";

    private final Process process;
    private final DataFolder data;
    private final URI base;

    private EchoServer(Process process, DataFolder data, URI base) {
        this.process = process;
        this.data = data;
        this.base = base;
    }

    /** Starts one, with its data below {@code folder}. */
    static EchoServer start(Path folder) throws IOException {
        DataFolder data = DataFolder.at(folder.resolve("echo"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Dclaviger.payara=" + payara(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "up",
                        "--war",
                        war(folder.resolve("echo.war")).toString(),
                        "--data",
                        data.root().toString(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("echo.out").toFile())
                .start();
        try {
            return new EchoServer(process, data, await(process, data, folder.resolve("echo.out")));
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    private static File payara() {
        return Path.of(Options.home(), "installer", "target", "payara", "payara-micro.jar")
                .toFile();
    }

    private static Path war(Path file) {
        ShrinkWrap.create(WebArchive.class, "echo.war")
                .addClasses(EchoApplication.class, EchoResource.class, EchoResource.Echo.class, EchoServlet.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(AT_ROOT), "payara-web.xml")
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file;
    }

    private static URI await(Process process, DataFolder data, Path said) throws IOException {
        for (int i = 0; i < START_SECONDS * 10; i++) {
            if (ended(process, 100)) {
                break;
            }
            var instance = Instance.on(data);
            if (instance.isPresent()) {
                return instance.get().base();
            }
        }
        throw new IOException("The server that echoes has not started: " + Files.readString(said));
    }

    private static boolean ended(Process process, long milliseconds) throws IOException {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    URI base() {
        return base;
    }

    /** The file of the CA by which it is trusted. */
    Path authority() {
        return data.caFile();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        if (!ended(process, TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            process.destroyForcibly();
        }
    }
}
