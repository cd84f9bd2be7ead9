package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.ServerProcess;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed and comes back while somebody fills in a form. */
@EnabledIfEnvironmentVariable(
        named = "DISPLAY",
        matches = ".+",
        disabledReason = "There is no display to open a window on; ./claviger test brings one.")
@ExtendWith(UiWatchdog.class)
class OfflineFlowIT {
    @TempDir
    Path settings;

    @Test
    void a_half_filled_form_survives_and_can_be_sent_once_the_server_is_back() throws Exception {
        RunningServer.Handle first = RunningServer.Handle.start();
        Path folder = first.process().data().root();
        int port = first.process().base().getPort();
        Person admin = first.access().admin();
        Window window = Window.open(settings);
        Entrance.confirmCa(window, first);
        window.type("username", admin.username());
        window.type("password", String.valueOf(admin.password().reveal()));
        window.press("submit");
        window.press("place-devices");
        window.waitForText("SoftHSM");
        window.press(KeyCode.N, true);
        window.type("name", "Rack 7");

        kill(first.process());
        window.type("library", "/usr/lib/softhsm/libsofthsm2.so");
        window.press("submitForm");
        window.waitForText("The server does not answer");
        window.waitFor("offline");
        window.takePicture("o1-offline");
        assertThat(window.find("name", TextField.class).getText()).isEqualTo("Rack 7");

        try (ServerProcess again =
                ServerProcess.start(DataFolder.at(folder), "--port", String.valueOf(port), "--seed-demo")) {
            assertThat(again.base().getPort()).isEqualTo(port);
            window.waitUntilGone("offline");
            assertThat(window.find("library", TextField.class).getText()).isEqualTo("/usr/lib/softhsm/libsofthsm2.so");
            window.press("submitForm");
            window.waitForText("The device is added.");
            window.waitForText("Rack 7");
            window.takePicture("o2-sent");
        }
    }

    /** {@code kill -9} of the launcher and the serving process; their database is left orphaned. */
    private static void kill(ServerProcess server) {
        List<ProcessHandle> serving = server.handle()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("PayaraServer"))
                .toList();
        assertThat(serving).isNotEmpty();
        server.handle().destroyForcibly();
        serving.forEach(ProcessHandle::destroyForcibly);
        serving.forEach(each -> each.onExit().join());
    }
}
