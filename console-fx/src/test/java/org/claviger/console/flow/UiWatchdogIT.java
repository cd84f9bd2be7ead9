package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testfx.api.FxToolkit;

/** The watchdog itself: that it barks, and that it says at whom. */
@EnabledIfEnvironmentVariable(
        named = "DISPLAY",
        matches = ".+",
        disabledReason = "There is no display to open a window on; ./claviger test brings one.")
class UiWatchdogIT {
    private static final long GRACE_MILLIS = 300;

    private final UiWatchdog watchdog = new UiWatchdog();

    private List<UiWatchdog.Pause> pausesOf(long millis) throws Exception {
        FxToolkit.registerPrimaryStage();
        watchdog.start();
        Thread.sleep(GRACE_MILLIS);
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            fetchSomethingOnTheUiThread(millis);
            done.countDown();
        });
        done.await();
        Thread.sleep(GRACE_MILLIS);
        return watchdog.stop();
    }

    private static void fetchSomethingOnTheUiThread(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_pause_is_told_with_what_the_ui_thread_was_doing() throws Exception {
        assertThat(pausesOf(2 * UiWatchdog.LONGEST.toMillis())).singleElement().satisfies(pause -> {
            assertThat(pause.took()).isBetween(UiWatchdog.LONGEST, Duration.ofSeconds(5));
            assertThat(pause.toString()).contains("fetchSomethingOnTheUiThread", "did not answer for");
        });
    }

    @Test
    void a_moment_is_no_pause() throws Exception {
        assertThat(pausesOf(UiWatchdog.LONGEST.toMillis() / 5)).isEmpty();
    }
}
