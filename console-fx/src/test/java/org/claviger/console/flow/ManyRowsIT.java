package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.PagedTable;
import org.claviger.console.common.Slice;
import org.claviger.console.common.Slot;
import org.claviger.console.common.Strings;
import org.claviger.console.keys.KeysController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A hundred thousand rows in a real window: they scroll and filter, and the watchdog is at the UI thread all the while. */
@EnabledIfEnvironmentVariable(
        named = "DISPLAY",
        matches = ".+",
        disabledReason = "There is no display to open a window on; ./claviger test brings one.")
@ExtendWith(UiWatchdog.class)
class ManyRowsIT {
    private static final int ROWS = 100_000;
    private static final int STEP = 1_700;
    private static final int MATCHING = 10;
    private static final long ANSWER_MILLIS = 15;
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicInteger asked = new AtomicInteger();
    private final Background background = Background.ofWindow();
    private final TableView<Slot<Integer>> table = new TableView<>();
    private final PagedListing<Integer> listing =
            new PagedListing<>(background, new Activity(background), this::answer, row -> row);

    /** As a server would: after a while, on a thread that is not the UI's. */
    private Slice<Integer> answer(PageRequest wanted) throws InterruptedException {
        asked.incrementAndGet();
        Thread.sleep(ANSWER_MILLIS);
        int total = wanted.filters().isEmpty() ? ROWS : MATCHING;
        int end = Math.min(total, wanted.offset() + wanted.limit());
        return new Slice<>(IntStream.range(wanted.offset(), end).boxed().toList(), total);
    }

    private void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        UiWatchdog.excuse(() -> FxToolkit.setupStage(stage -> {
            TableColumn<Slot<Integer>, String> column = new TableColumn<>("Name");
            table.getColumns().add(column);
            new PagedTable<>(table, listing, Strings.of(KeysController.class, Locale.ENGLISH))
                    .column(column, null, String::valueOf);
            stage.setScene(new Scene(table, 600, 800));
            stage.show();
            listing.reload();
        }));
        waitUntilFilled(0);
    }

    private void waitUntilFilled(int row) throws Exception {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> row < listing.slots().size()
                                && listing.slots().get(row).row() != null)
                        .get());
    }

    @Test
    void who_scrolls_through_all_of_them_waits_for_none_but_those_he_stops_at() throws Exception {
        open();
        for (int row = STEP; row < ROWS; row += STEP) {
            int at = row;
            WaitForAsyncUtils.asyncFx(() -> table.scrollTo(at)).get();
            WaitForAsyncUtils.waitForFxEvents(1);
        }
        WaitForAsyncUtils.asyncFx(() -> table.scrollTo(ROWS - 1)).get();
        waitUntilFilled(ROWS - 1);
        assertThat(asked.get()).isLessThan(ROWS / PagedListing.PAGE);

        WaitForAsyncUtils.asyncFx(() -> listing.filterTextProperty().set("few")).get();
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> listing.slots().size() == MATCHING)
                        .get());
    }
}
