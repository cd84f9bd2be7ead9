package org.claviger.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.claviger.api.client.Trust;
import org.claviger.launcher.Server.Started;
import org.claviger.launcher.demo.DemoSeed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: serves in the foreground until it is stopped by Ctrl-C, SIGTERM or {@code down}. */
@Command(name = "up", description = "Serves in the foreground until it is stopped.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    static final String SERVES = "Claviger serves at ";
    static final String FIRST_ADMIN = "First admin: username \"admin\", password ";

    @Mixin
    DataOption data;

    @Option(names = "--port", defaultValue = "8443", description = "for HTTPS; 0 takes a free one (default: 8443)")
    int port;

    @Option(
            names = "--kmip-port",
            paramLabel = "N|off",
            description =
                    "for KMIP over TLS; 0 takes a free one, off none at all (default: 5696, or a free one beside --port 0)")
    @Nullable String kmipPort;

    @Option(
            names = "--seed-demo",
            description = "makes two tenants to play with; how to get in is written to demo.json")
    boolean seedDemo;

    @Option(names = "--war", required = true, hidden = true, description = "the server application")
    Path war;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    private volatile boolean started;
    private volatile boolean stopping;

    @Override
    public Integer call() throws InterruptedException {
        KmipPort kmip = kmipPort();
        if (port < 0 || port > KmipPort.MOST) {
            throw new CommandLine.ParameterException(spec.commandLine(), "A port is a number from 0 to 65535.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Server server = Server.on(data.data());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, out), "stop"));
        try {
            Started info = server.start(war, port, kmip);
            if (seedDemo || Files.exists(server.data().demoJson())) {
                DemoSeed.plant(server.data(), info.base(), info.kmipPort(), info.firstAdminPassword());
            }
            Instance.current(info).announce(server.data());
            greet(out, info);
            started = true;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        server.awaitEnd();
        if (stopping) {
            new CountDownLatch(1).await(); // the shutdown hook, which ends it, is at work
        }
        throw new LaunchException("The application server has ended unexpectedly; its log is in "
                + server.data().log() + ". What it had committed is kept: start again.");
    }

    private KmipPort kmipPort() {
        if (kmipPort == null) {
            return port == 0 ? KmipPort.FREE : KmipPort.USUAL;
        }
        return KmipPort.parse(kmipPort)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "--kmip-port is a number from 0 to 65535, or off."));
    }

    private void greet(PrintWriter out, Started started) {
        if (!seedDemo) {
            started.firstAdminPassword().ifPresent(password -> {
                out.println(FIRST_ADMIN + password);
                out.println("It is shown this once, and has to be changed at the first sign-in.");
            });
        } else {
            out.println("How to get in is in " + data.data().demoJson());
        }
        out.println("Its CA certificate is " + data.data().caFile());
        out.println("  with SHA-256 fingerprint " + fingerprint());
        out.println(
                started.kmipPort() == 0
                        ? "KMIP has no port of its own; POST /kmip serves it."
                        : "KMIP is served at localhost:" + started.kmipPort());
        out.println(SERVES + started.base() + " (data folder " + data.data().root() + "). Ctrl-C stops it.");
        out.flush();
    }

    private String fingerprint() {
        try {
            return Trust.fingerprint(Trust.certificateIn(data.data().caFile()));
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchException("The CA certificate can't be read: " + e.getMessage(), e);
        }
    }

    private void stop(Server server, PrintWriter out) {
        stopping = true;
        try {
            Instance.withdraw(server.data());
        } catch (IOException e) {
            // It names a process that will have gone: others look for that.
        }
        server.close();
        if (started) {
            out.println("Claviger has stopped.");
            out.flush();
        }
    }
}
