package org.claviger.console.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's way of {@code docs/first-client.md}: each click of it, and what is pasted at its end. */
@EnabledIfEnvironmentVariable(
        named = "DISPLAY",
        matches = ".+",
        disabledReason = "There is no display to open a window on; ./claviger test brings one.")
@ExtendWith({RunningServer.class, UiWatchdog.class})
class FirstClientIT {
    private static final int MORE_THAN_THERE_ARE_FIELDS = 25;

    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    Path settings;

    @TempDir
    Path shell;

    private final RunningServer.Handle server;

    FirstClientIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void what_a_newcomer_copies_from_the_screen_encrypts_when_it_is_pasted() throws Exception {
        Window window = signedIn();
        window.press("place-clients");
        window.press("create");
        window.type("name", "my-application");
        window.press("submitForm");
        window.waitFor("keyNames");
        window.press("submitForm");
        window.waitFor("networks");
        window.press("submitForm");
        window.waitFor("handover");
        window.press("revealSecret");
        String secret = window.find("secret", Label.class).getText();
        String pasted = window.find("snippet-curl", TextArea.class).getText();
        window.press("handedOver");
        window.waitForText("my-application");

        assertThat(run(pasted, secret)).contains("\"ciphertext\":");
    }

    @Test
    void keys_alone_do_it_too_and_never_reach_the_screen_behind_a_dialog() throws Exception {
        Window window = signedIn();
        window.waitFor("place-clients");
        window.press(KeyCode.K, true);
        window.write("Go to clients");
        window.press(KeyCode.ENTER, false);
        window.waitFor("create");
        window.press(KeyCode.N, true);
        window.write("by-keys");
        window.press(KeyCode.ENTER, false);
        window.waitFor("keyNames");
        for (int i = 0; i < MORE_THAN_THERE_ARE_FIELDS; i++) {
            window.press(KeyCode.TAB, false);
            assertThat(window.hasFocusWithin("modal")).isTrue();
        }
        window.type("keyNames", "*"); // Tab may have led to Cancel.
        window.press(KeyCode.ENTER, false);
        window.waitFor("networks");
        window.press(KeyCode.ENTER, false);
        window.waitFor("handover");
        window.press(KeyCode.ENTER, false);
        window.waitForText("by-keys");
        window.waitUntil(() -> window.chosen(ClientResponse.class)
                .name()
                .equals(window.find("detailsTitle", Label.class).getText()));
    }

    private Window signedIn() throws Exception {
        DemoTenant tenant = server.tenant("south");
        Person operator = tenant.operators().get(0);
        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);
        window.type("tenant", tenant.name());
        window.type("username", operator.username());
        window.type("password", String.valueOf(operator.password().reveal()));
        window.press("submit");
        return window;
    }

    /** As a person would: in a folder with the server's CA, the secret typed when it is asked for. */
    private String run(String pasted, String secret) throws Exception {
        Files.copy(server.process().data().caFile(), shell.resolve("ca.pem"));
        Path script = Files.writeString(shell.resolve("pasted.sh"), pasted);
        Path said = shell.resolve("said");
        Process bash = new ProcessBuilder("bash", script.toString())
                .directory(shell.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try (OutputStream in = bash.getOutputStream()) {
            in.write((secret + "\n").getBytes(UTF_8));
        }
        assertThat(bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return Files.readString(said);
    }
}
