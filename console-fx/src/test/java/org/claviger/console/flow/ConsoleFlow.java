package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.claviger.api.Secret;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Facts;
import org.claviger.console.flow.FlowServer.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's first day with the console: one way through all screens, in a real window. */
abstract class ConsoleFlow {
    private static final String NEW_PASSWORD = "kX9#vTq2!mWz7Rp$";

    @TempDir
    Path settings;

    /** A server that was just installed. */
    abstract FlowServer install() throws Exception;

    @Test
    void from_the_first_contact_to_a_server_that_is_gone() throws Exception {
        Window window = Window.open(settings);
        try (FlowServer server = install()) {
            confirmCa(window, server);
            refuseWrongPassword(window, server);
            changeInitialPassword(window, server);
            seeTenants(window);
            seeKeks(window, server);
        }
        meetStoppedServer(window);
    }

    private static void confirmCa(Window window, FlowServer server) throws Exception {
        window.type("address", server.address().getAuthority());
        window.takePicture("1-connect");
        window.press(KeyCode.ENTER, false);
        window.waitFor("trust");
        CopyButton copy = (CopyButton) window.find("offerFacts", Facts.class).lookup(".copy-button");
        assertThat(copy.contentProperty().get()).isEqualTo(server.caFingerprint());
        window.takePicture("2-confirm-ca");
        window.press("compared");
        window.press("trust");
        window.waitFor("username");
    }

    private static void refuseWrongPassword(Window window, FlowServer server) throws Exception {
        window.type("username", server.admin().username());
        window.type("password", "wrong password");
        window.press(KeyCode.ENTER, false);
        window.waitForText("You were not signed in");
        window.waitFor("copyCorrelation");
        window.takePicture("3-wrong-password");
    }

    private static void changeInitialPassword(Window window, FlowServer server) throws Exception {
        window.type("password", text(server.admin().password()));
        window.press(KeyCode.ENTER, false);
        window.type("current", text(server.admin().password()));
        window.type("fresh", NEW_PASSWORD);
        window.type("repeated", NEW_PASSWORD);
        window.takePicture("4-new-password");
        window.press("submit");
    }

    private static void seeTenants(Window window) throws Exception {
        window.waitForText("Sign out");
        window.waitFor("split");
        window.waitForText("HSM profile");
        window.takePicture("5-tenants");
        window.press(KeyCode.F, true);
        window.type("filter", "no such tenant");
        window.waitForText("Nothing matches");
        window.takePicture("6-nothing-matches");
        window.press(KeyCode.L, true);
        window.waitForText("You have signed out.");
    }

    private static void seeKeks(Window window, FlowServer server) throws Exception {
        Person operator = server.operator();
        window.type("tenant", server.tenant());
        window.type("username", operator.username());
        window.type("password", text(operator.password()));
        window.press("submit");
        window.waitForText("It can’t leave the token.");
        TableView<?> table = (TableView<?>) window.find("table", Node.class);
        assertThat(table.getItems()).isNotEmpty();
        window.takePicture("7-keks");
    }

    private static void meetStoppedServer(Window window) throws Exception {
        window.press(KeyCode.F5, false);
        window.waitForText("The server does not answer");
        window.waitFor("retry");
        window.takePicture("8-server-gone");
    }

    private static String text(Secret secret) {
        return String.valueOf(secret.reveal());
    }
}
