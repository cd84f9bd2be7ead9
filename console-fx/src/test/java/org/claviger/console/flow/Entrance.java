package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javafx.scene.input.KeyCode;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.client.Trust;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Facts;
import org.claviger.launcher.RunningServer;

/** The way in: to a server, and to an account that still has its initial password. */
final class Entrance {
    static final String NEW_PASSWORD = "kX9#vTq2!mWz7Rp$";

    private Entrance() {}

    /** Connects, and confirms the server's CA as a person should. */
    static void confirmCa(Window window, RunningServer.Handle server) throws Exception {
        window.type("address", server.process().base().getAuthority());
        window.takePicture("1-connect");
        window.press(KeyCode.ENTER, false);
        window.waitFor("trust");
        CopyButton copy = (CopyButton) window.find("offerFacts", Facts.class).lookup(".copy-button");
        assertThat(copy.contentProperty().get())
                .isEqualTo(fingerprint(server.process().data().caFile()));
        window.takePicture("2-confirm-ca");
        window.press("compared");
        window.press("trust");
        window.waitFor("username");
    }

    private static String fingerprint(Path caFile) throws Exception {
        try (InputStream pem = Files.newInputStream(caFile)) {
            return Trust.fingerprint(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
    }

    /** Signs in with an initial password, and changes it. */
    static void firstLogin(Window window, String tenant, InitialPassword newcomer) throws Exception {
        String initial = String.valueOf(newcomer.initialPassword().reveal());
        window.type("tenant", tenant);
        window.type("username", newcomer.username());
        window.type("password", initial);
        window.press("submit");
        window.type("current", initial);
        window.type("fresh", NEW_PASSWORD);
        window.type("repeated", NEW_PASSWORD);
        window.press("submit");
        window.waitFor("place-keks");
    }

    /** Leaves; whoever comes next signs in to the same server. */
    static void signOut(Window window) throws Exception {
        window.press("signOut");
        window.waitForText("You have signed out.");
    }
}
