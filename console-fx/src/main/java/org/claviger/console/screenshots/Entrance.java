package org.claviger.console.screenshots;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.claviger.api.client.Trust;
import org.claviger.console.common.CopyButton;

/** The way in to a server of the demonstration, and out. */
final class Entrance {
    private final Hand hand;
    private final DemoAccess access;

    Entrance(Hand hand, DemoAccess access) {
        this.hand = hand;
        this.access = access;
    }

    /** Names the server, which shows its CA for the first time. */
    void meet() throws Exception {
        hand.waitFor("address");
        hand.type("address", access.baseUrl());
        hand.press("connect");
        hand.waitFor("trust");
    }

    /** Compares the CA as a person should: the passwords that follow are for this server alone. */
    void trust() throws Exception {
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
        hand.press("compared");
        hand.press("trust");
        hand.waitFor("username");
    }

    void signIn(String tenant, DemoAccess.Person person) throws Exception {
        hand.type("tenant", tenant);
        hand.type("username", person.username());
        hand.type("password", String.valueOf(person.password().reveal()));
        hand.press("submit");
        hand.waitUntil("somebody is signed in", () -> hand.sees("signOut"));
    }

    void signOut() throws Exception {
        hand.press("signOut");
        hand.waitFor("username");
    }
}
