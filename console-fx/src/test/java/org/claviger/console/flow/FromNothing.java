package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.launcher.RunningServer;

/** A signed-in admin builds a tenant from nothing: device, profile, tenant, and its two operators, who can sign in. */
final class FromNothing {
    private static final String LIBRARY = "/usr/lib/softhsm/libsofthsm2.so";
    private static final String TOKEN = "claviger-north";

    private FromNothing() {}

    static void build(Window window, RunningServer.Handle server) throws Exception {
        addDevice(window);
        addProfile(window, server);
        String initial = addTenant(window);
        LoginResponse olga = server.api()
                .post("/api/v1/auth/login", LoginRequest.of("west", "olga", Secret.of(initial)), LoginResponse.class);
        assertThat(olga.mustChangePassword()).isTrue();
        suspendAndResume(window);
        window.press(KeyCode.L, true);
        window.waitForText("You have signed out.");
    }

    private static void addDevice(Window window) throws Exception {
        window.press("place-devices");
        window.waitForText("HSM devices");
        window.press(KeyCode.N, true);
        window.type("name", "Rack 9");
        window.type("library", "/opt/none/libp11.so");
        window.press("submitForm");
        // What was refused stays as it was typed, and is corrected.
        window.waitForText("The HSM refused");
        window.takePicture("a1-no-library");
        window.type("library", LIBRARY);
        window.press("submitForm");
        window.waitForText("The device is added.");
        window.waitForText("Rack 9");
    }

    private static void addProfile(Window window, RunningServer.Handle server) throws Exception {
        Path pins = server.process().data().root().resolve("tokens").resolve(TOKEN + ".pin");
        String pin = Files.readString(pins).strip();
        window.press("place-profiles");
        window.waitForText("HSM profiles");
        window.press(KeyCode.N, true);
        window.type("name", "West token");
        window.choose("device", "Rack 9");
        window.choose("token", TOKEN);
        window.takePicture("a2-token");
        window.press("submitForm");
        window.type("managementPin", pin);
        window.press("submitForm");
        window.type("usagePin", pin);
        window.press("submitForm");
        window.waitForText("the token has accepted both credentials");
        window.waitForText("West token");
    }

    /** Makes it, and returns the initial password of its first operator as the screen shows it. */
    private static String addTenant(Window window) throws Exception {
        window.press("place-tenants");
        window.waitForText("HSM profile");
        window.press(KeyCode.N, true);
        window.type("name", "west");
        window.type("displayName", "West Utilities");
        window.press("submitForm");
        window.choose("profile", "West token");
        window.press("submitForm");
        window.type("firstUsername", "olga");
        window.type("firstDisplayName", "Olga Orlova");
        window.type("secondUsername", "oscar");
        window.type("secondDisplayName", "Oscar Ono");
        window.takePicture("a3-operators");
        window.press("submitForm");
        window.waitForText("Initial password of olga");
        window.takePicture("a4-hand-over");
        window.press("revealSecret");
        String initial = window.find("secret", Label.class).getText();
        window.press("handedOver");
        window.waitForText("Initial password of oscar");
        window.press("handedOver");
        window.waitForText("West Utilities");
        return initial;
    }

    private static void suspendAndResume(Window window) throws Exception {
        window.type("filter", "west");
        window.waitForRows("table", 1);
        window.selectFirst("table");
        window.press("deed-suspend");
        window.press("submitForm");
        window.waitForText("west is suspended.");
        window.waitFor("deed-resume");
        window.press("deed-resume");
        window.press("submitForm");
        window.waitForText("west is active again.");
    }
}
