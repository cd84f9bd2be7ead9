package org.claviger.console.screenshots;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.Trust;
import org.claviger.console.common.Account;
import org.claviger.console.common.CopyButton;
import org.claviger.console.shell.Appearance;
import org.claviger.console.shell.ConsoleWindow;
import org.claviger.console.shell.Flow;

/** Walks through the screens as a person would, and takes each in every theme and language. */
public final class ScreenshotWalk {
    private final ConsoleWindow window;
    private final Appearance appearance;
    private final Flow flow;
    private final Path demo;
    private final Path folder;
    private final Hand hand;

    /** Walks through {@code window} with what {@code demo} tells of the server. */
    public ScreenshotWalk(ConsoleWindow window, Appearance appearance, Flow flow, Path demo, Path folder) {
        this.window = window;
        this.appearance = appearance;
        this.flow = flow;
        this.demo = demo;
        this.folder = folder;
        this.hand = new Hand(window.scene());
    }

    /** Walks on a thread of its own, and ends the process: with 0, or with 1 and a sentence if it stumbled. */
    public void startAndExit() {
        Thread walker = new Thread(
                () -> {
                    try {
                        walk();
                        System.exit(0);
                    } catch (Exception e) {
                        System.err.println("No screenshots: " + e.getMessage());
                        System.exit(1);
                    }
                },
                "screenshots");
        walker.setDaemon(true);
        walker.start();
    }

    private void walk() throws Exception {
        DemoAccess access = DemoAccess.read(demo);
        Gallery gallery = new Gallery(window, appearance, new Camera(folder), hand);
        connect(access, gallery);
        password(access, gallery);
        signIn("", access.admin());
        new AdminWalk(hand, gallery).walk();
        signOut();
        DemoAccess.Tenant tenant = access.tenants().get(0);
        OperatorWalk.makeKeys(
                server(access).asClient(tenant.client().id(), tenant.client().secret()));
        OperatorWalk operator = new OperatorWalk(hand, gallery);
        signIn(tenant.name(), tenant.operators().get(0));
        operator.walk();
        signOut();
        signIn(tenant.name(), tenant.operators().get(1));
        operator.decide();
        signOut();
    }

    private void connect(DemoAccess access, Gallery gallery) throws Exception {
        hand.waitFor("address");
        hand.type("address", access.baseUrl());
        hand.press("connect");
        hand.waitFor("trust");
        gallery.take("connect-trust");
        compare(access);
        hand.press("compared");
        hand.press("trust");
        hand.waitFor("username");
        hand.type("username", access.admin().username());
        gallery.take("signin");
    }

    /** As a person should: the passwords that follow are for this server alone. */
    private void compare(DemoAccess access) throws Exception {
        String expected;
        try (InputStream pem = Files.newInputStream(Path.of(access.caFile()))) {
            expected = Trust.fingerprint(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        boolean same = hand.onUi(() -> hand.find("offerFacts").lookup(".copy-button") instanceof CopyButton copy
                && copy.contentProperty().get().equals(expected));
        if (!same) {
            throw new IllegalStateException("The CA of " + access.baseUrl() + " is not the one in " + access.caFile());
        }
    }

    /** Shows the screen without changing a password: the account given to it has no token, and nothing is sent. */
    private void password(DemoAccess access, Gallery gallery) throws Exception {
        Account newcomer = new Account(server(access), access.admin().username(), Optional.empty());
        hand.onUi(() -> {
            flow.signedIn(newcomer);
            return newcomer;
        });
        hand.waitFor("fresh");
        hand.type("fresh", "a sample, 4 the picture");
        gallery.take("password");
        hand.press("back");
        hand.waitFor("username");
    }

    private static ApiClient server(DemoAccess access) throws Exception {
        return new ApiClient(URI.create(access.baseUrl()), Trust.inCaOf(Path.of(access.caFile())));
    }

    private void signIn(String tenant, DemoAccess.Person person) throws Exception {
        hand.type("tenant", tenant);
        hand.type("username", person.username());
        hand.type("password", String.valueOf(person.password().reveal()));
        hand.press("submit");
        hand.waitUntil("somebody is signed in", () -> hand.sees("signOut"));
    }

    private void signOut() throws Exception {
        hand.press("signOut");
        hand.waitFor("username");
    }
}
