package org.claviger.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Payara Micro with the one application in it, configured by {@code domain.xml} beside this class: HTTPS alone. */
final class ApplicationServer implements AutoCloseable {
    private final PayaraMicroRuntime runtime;

    private ApplicationServer(PayaraMicroRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Starts it in this process.
     *
     * @throws LaunchException if the application doesn't come up, with the innermost reason
     */
    static ApplicationServer start(DataFolder data, Installation installation, Path war, URI base) {
        try {
            System.setProperty(
                    "javax.net.ssl.keyStore", installation.serverStore().toString());
            System.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
            System.setProperty("javax.net.ssl.keyStorePassword", String.valueOf(installation.password()));
            System.setProperty(
                    "javax.net.ssl.trustStore", installation.trustStore().toString());
            System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
            System.setProperty("javax.net.ssl.trustStorePassword", String.valueOf(installation.password()));
            System.setProperty("claviger.https.port", Integer.toString(base.getPort()));
            keepTalkIn(data.log().resolve("server.out"));
            PayaraMicro.setUpackedJarDir(Files.createDirectories(data.runtime().resolve("payara-lib"))
                    .toFile());
            PayaraMicro micro = PayaraMicro.getInstance();
            micro.setNoHazelcast(true);
            micro.setPrintLogo(false)
                    .setAlternateDomainXML(copy(data, "domain.xml").toFile())
                    .setLogPropertiesFile(copy(data, "logging.properties").toFile())
                    .setSslPort(base.getPort())
                    .setSslCert("server")
                    .setRootDir(data.runtime().resolve("payara").toFile())
                    .addDeploymentFile(war.toFile());
            ServerLog log = new ServerLog(data.log().resolve("server.0.log"));
            PayaraMicroRuntime runtime = micro.bootStrap();
            // It calls an application deployed that has failed to start: the application itself is asked.
            if (!new Readiness(data, base).ask().up()) {
                runtime.shutdown();
                throw new LaunchException("The server application did not start: " + log.innermostReason());
            }
            return new ApplicationServer(runtime);
        } catch (BootstrapException | IOException e) {
            throw new LaunchException("The application server could not be started: " + e.getMessage(), e);
        }
    }

    /** What libraries print of their own accord is for nobody at the terminal, and too good to throw away. */
    private static void keepTalkIn(Path file) throws IOException {
        PrintStream out = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(out);
    }

    private static Path copy(DataFolder data, String name) throws IOException {
        Path file = data.runtime().resolve(name);
        try (InputStream in = Objects.requireNonNull(ApplicationServer.class.getResourceAsStream(name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(file, text.replace("@LOG@", data.log().toString()));
        }
        return file;
    }

    @Override
    public void close() {
        try {
            runtime.shutdown();
        } catch (BootstrapException e) {
            throw new IllegalStateException("The application server did not stop in order.", e);
        }
    }
}
