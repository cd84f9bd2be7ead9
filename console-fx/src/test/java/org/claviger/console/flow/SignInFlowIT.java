package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.claviger.api.Secret;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.console.common.CopyButton;
import org.claviger.console.connect.Certificates.Ca;
import org.claviger.console.connect.SavedServer;
import org.claviger.console.connect.SavedServers;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can go wrong on the way in, and how a person gets in all the same. */
@EnabledIfEnvironmentVariable(
        named = "DISPLAY",
        matches = ".+",
        disabledReason = "There is no display to open a window on; ./claviger test brings one.")
@ExtendWith({RunningServer.class, UiWatchdog.class})
class SignInFlowIT {
    private static final String REFUSED = "You were not signed in";
    private static final int UNTIL_LOCKED = 10;

    @TempDir
    Path settings;

    private final RunningServer.Handle server;

    SignInFlowIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void a_server_that_is_away_and_one_whose_certificate_has_expired() throws Exception {
        Window window = Window.open(settings);
        window.type("address", "localhost:1");
        window.press(KeyCode.ENTER, false);
        window.waitForText("The server does not answer");
        window.takePicture("s1-away");

        HttpsServer expired = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        expired.setHttpsConfigurator(new HttpsConfigurator(Ca.create().expired("localhost")));
        expired.start();
        try {
            window.type("address", "localhost:" + expired.getAddress().getPort());
            window.press(KeyCode.ENTER, false);
            window.press("compared");
            window.press("trust");
            window.waitForText("The server could not prove who it is");
            window.takePicture("s2-expired");
            assertThat(window.sees("username")).isFalse();
        } finally {
            expired.stop(0);
        }
    }

    @Test
    void another_certificate_authority_than_the_one_that_was_confirmed_is_an_alarm() throws Exception {
        String address = server.process().base().toString();
        String another =
                Base64.getEncoder().encodeToString(Ca.create().certificate().getEncoded());
        new SavedServers(settings).remember(new SavedServer(address, another));
        Window window = Window.open(settings);
        window.type("address", address);
        window.press(KeyCode.ENTER, false);
        window.waitForText("This is not the server that you trusted");
        window.takePicture("s3-changed");
        assertThat(window.sees("trust")).isFalse();
        assertThat(window.sees("username")).isFalse();
        window.press("alarmBack");
        window.waitFor("address");
    }

    @Test
    void a_new_password_that_is_too_weak_is_not_taken() throws Exception {
        List<InitialPassword> operators = NewTenant.withoutKek(server, "weak");
        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);
        String initial = String.valueOf(operators.get(0).initialPassword().reveal());
        signIn(window, "weak", "nora", initial);
        window.type("current", initial);
        assertThat(window.find("submit", Button.class).isDisabled()).isTrue();
        window.type("fresh", "short");
        window.type("repeated", "shirt");
        assertThat(window.find("submit", Button.class).isDisabled()).isTrue();
        // What is long enough, or known to everybody, is for the server to say.
        window.type("fresh", "passwordpassword");
        window.type("repeated", "passwordpassword");
        window.press("submit");
        window.waitForText("The server does not take this password");
        window.takePicture("s4-weak");
        window.type("fresh", Entrance.NEW_PASSWORD);
        window.type("repeated", Entrance.NEW_PASSWORD);
        window.press("submit");
        window.waitFor("signOut");
    }

    @Test
    void an_account_is_locked_after_wrong_passwords_until_somebody_unlocks_it() throws Exception {
        List<InitialPassword> operators = NewTenant.withoutKek(server, "locked");
        ApiClient nils = NewTenant.signIn(server, "locked", operators.get(1));
        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);
        Entrance.firstLogin(window, "locked", operators.get(0));
        Entrance.signOut(window);
        for (int i = 1; i < UNTIL_LOCKED; i++) {
            LoginRequest wrong = LoginRequest.of("locked", "nora", Secret.of("wrong password " + i));
            assertThatThrownBy(() -> server.api().post("/api/v1/auth/login", wrong, LoginResponse.class))
                    .isInstanceOf(ApiException.class);
        }
        String path = "/api/v1/tenant/operators/" + operators.get(0).accountId();
        assertThat(nils.get(path, AccountResponse.class).lockedUntil()).isNull();
        signIn(window, "locked", "nora", "the last wrong password");
        window.waitForText(REFUSED);
        assertThat(nils.get(path, AccountResponse.class).lockedUntil()).isNotNull();
        String first = window.find("copyCorrelation", CopyButton.class)
                .contentProperty()
                .get();
        signIn(window, "locked", "nora", Entrance.NEW_PASSWORD);
        window.waitForAnother("copyCorrelation", first);
        window.waitForText("After several failures the account is locked for a while.");
        window.takePicture("s5-locked");

        nils.post(path + "/unlock", null, AccountResponse.class);
        signIn(window, "locked", "nora", Entrance.NEW_PASSWORD);
        window.waitFor("signOut");
    }

    @Test
    void a_second_factor_is_set_up_by_its_qr_code_and_from_then_on_asked_for() throws Exception {
        List<InitialPassword> operators = NewTenant.withoutKek(server, "codes");
        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);
        Entrance.firstLogin(window, "codes", operators.get(0));
        window.press("place-sessions");
        window.press("tool-setUpFactor");
        window.waitFor("qrCode");
        CopyButton secret =
                (CopyButton) window.find("factorSecret", Region.class).lookup(".copy-button");
        Authenticator phone = new Authenticator(secret.contentProperty().get());
        window.takePicture("s6-second-factor");
        window.type("code", phone.next());
        window.press("submitForm");
        window.waitFor("recoveryCodes");
        window.takePicture("s7-recovery");
        String recovery = window.find("recoveryCodes", Label.class).getText().split("\n", -1)[0];
        window.press("recoveryKept");
        window.waitFor("tool-removeFactor");
        Entrance.signOut(window);

        signIn(window, "codes", "nora", Entrance.NEW_PASSWORD);
        window.waitFor("code");
        window.type("code", "000000");
        window.press("submit");
        window.waitForText(REFUSED);
        window.takePicture("s8-wrong-code");
        window.type("password", Entrance.NEW_PASSWORD);
        window.type("code", phone.next());
        window.press("submit");
        window.waitFor("place-sessions");

        window.press("place-sessions");
        window.press("tool-removeFactor");
        window.type("code", recovery);
        window.press("submitForm");
        window.waitFor("tool-setUpFactor");
    }

    private static void signIn(Window window, String tenant, String username, String password) throws Exception {
        window.type("tenant", tenant);
        window.type("username", username);
        window.type("password", password);
        window.press("submit");
    }
}
