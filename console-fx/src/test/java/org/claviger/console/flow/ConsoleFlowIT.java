package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.claviger.api.Secret;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A first day with the console: one way through all screens, in a real window, before a real server. */
@EnabledIfEnvironmentVariable(
        named = "DISPLAY",
        matches = ".+",
        disabledReason = "There is no display to open a window on; ./claviger test brings one.")
@ExtendWith(UiWatchdog.class)
class ConsoleFlowIT {
    @TempDir
    Path settings;

    @Test
    void from_the_first_contact_to_a_server_that_is_gone() throws Exception {
        Window window;
        // A server of its own: this test stops it.
        try (RunningServer.Handle server = RunningServer.Handle.start()) {
            Person admin = server.access().admin();
            NewTenant tenant = NewTenant.on(server);

            window = Window.open(settings);
            Entrance.confirmCa(window, server);
            refuseWrongPassword(window, admin);
            seeTenants(window, admin, server.access().tenants());
            lockAndGoOn(window, admin);
            FromNothing.build(window, server);
            Entrance.firstLogin(window, tenant.name(), tenant.newcomer());
            window.waitForText("First steps");
            window.takePicture("6-first-login");
            window.press("place-keks");
            seeKeks(window, tenant);
        }
        meetStoppedServer(window);
    }

    private static void refuseWrongPassword(Window window, Person admin) throws Exception {
        window.type("username", admin.username());
        window.type("password", "wrong password");
        window.press(KeyCode.ENTER, false);
        window.waitForText("You were not signed in");
        window.waitFor("copyCorrelation");
        window.takePicture("3-wrong-password");
    }

    private static void seeTenants(Window window, Person admin, List<DemoTenant> tenants) throws Exception {
        window.type("password", text(admin.password()));
        window.press(KeyCode.ENTER, false);
        window.waitForText("How all parts fare");
        window.takePicture("4-overview");
        window.press("place-tenants");
        window.waitForText("HSM profile");
        for (DemoTenant tenant : tenants) {
            window.waitForText(tenant.name());
        }
        window.takePicture("4-tenants");
        window.press(KeyCode.F, true);
        window.type("filter", "no such tenant");
        window.waitForText("Nothing matches");
        window.takePicture("5-nothing-matches");
        window.type("filter", "");
    }

    private static void lockAndGoOn(Window window, Person admin) throws Exception {
        window.press(KeyCode.N, true);
        window.type("name", "half-filled");
        window.idle();
        window.waitForText("Locked, since nobody was here");
        assertThat(window.sees("table")).isFalse();
        assertThat(window.sees("submitForm")).isFalse();
        window.takePicture("5a-locked");
        window.type("password", text(admin.password()));
        window.press("submit");
        window.waitFor("submitForm");
        assertThat(window.find("name", TextField.class).getText()).isEqualTo("half-filled");
        window.press("cancelForm");
    }

    private static void seeKeks(Window window, NewTenant tenant) throws Exception {
        window.waitForText("CKA_SENSITIVE = true");
        window.waitForText("CKA_EXTRACTABLE = false");
        window.waitForText(tenant.kekId());
        TableView<?> table = (TableView<?>) window.find("table", Node.class);
        assertThat(table.getItems()).hasSize(1);
        window.takePicture("7-keks");
    }

    private static void meetStoppedServer(Window window) throws Exception {
        window.press(KeyCode.F5, false);
        window.waitForText("The server does not answer");
        window.waitFor("retry");
        window.waitFor("offline");
        window.takePicture("8-server-gone");
    }

    private static String text(Secret secret) {
        return String.valueOf(secret.reveal());
    }
}
