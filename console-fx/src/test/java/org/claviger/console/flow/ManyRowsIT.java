package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import org.claviger.api.crypto.State;
import org.claviger.console.common.Accounts;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Facts;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Session;
import org.claviger.console.common.Slice;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TableLayouts;
import org.claviger.console.keys.KeysController;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
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
    private final AtomicReference<@Nullable PageRequest> newest = new AtomicReference<>();
    private final Background background = Background.ofWindow();
    private final PagedListing<Integer> listing =
            new PagedListing<>(background, new Activity(background), this::answer, row -> row);

    /** As the screens with keys, clients and records are. */
    private static final class Rows extends PagedScreen<Integer> {
        Rows(PagedListing<Integer> listing, Session session) {
            super(listing, new Deeds(session, listing), session, Strings.of(KeysController.class, Locale.ENGLISH));
            column("name", "name", 200, String::valueOf);
            column("state", null, 200, String::valueOf);
            filters(
                    new ColumnFilter.Text("name", "name"),
                    ColumnFilter.Choice.of("state", "state", State.values()),
                    new ColumnFilter.Days("created", "createdFrom", "createdTo"));
            ready();
        }

        @Override
        protected void describe(Integer row, Facts into) {
            into.add("row", String.valueOf(row));
        }

        @Override
        protected String nameOf(Integer row) {
            return String.valueOf(row);
        }
    }

    private Session session() {
        return new Session(
                background,
                Accounts.client(),
                Accounts.operator().me().orElseThrow(),
                new TableLayouts(Path.of("target", "no such folder"), background),
                () -> {},
                () -> {},
                place -> {});
    }

    /** As a server would: after a while, on a thread that is not the UI's. */
    private Slice<Integer> answer(PageRequest wanted) throws InterruptedException {
        asked.incrementAndGet();
        newest.set(wanted);
        Thread.sleep(ANSWER_MILLIS);
        int total = wanted.filters().isEmpty() ? ROWS : MATCHING;
        int end = Math.min(total, wanted.offset() + wanted.limit());
        return new Slice<>(IntStream.range(wanted.offset(), end).boxed().toList(), total);
    }

    private void open() throws Exception {
        UiWatchdog.excuse(FxToolkit::registerPrimaryStage);
        UiWatchdog.excuse(() -> {
            FxToolkit.setupStage(stage -> {
                Rows screen = new Rows(listing, session());
                stage.setScene(new Scene(screen.root(), 1000, 800));
                stage.show();
                listing.reload();
            });
            waitUntilFilled(0);
            WaitForAsyncUtils.waitForFxEvents();
        });
    }

    private <N extends Node> N find(String id, Class<N> type) {
        return new FxRobot().lookup("#" + id).queryAs(type);
    }

    private void onUi(Runnable deed) throws Exception {
        WaitForAsyncUtils.asyncFx(deed).get();
    }

    private void choose(String item) throws Exception {
        onUi(() -> find("columnFilters", MenuButton.class).getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .forEach(MenuItem::fire));
    }

    private void waitForRows(int rows) throws Exception {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> listing.slots().size() == rows)
                        .get());
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
        TableView<?> table = find("table", TableView.class);
        for (int row = STEP; row < ROWS; row += STEP) {
            int at = row;
            onUi(() -> table.scrollTo(at));
            WaitForAsyncUtils.waitForFxEvents(1);
        }
        onUi(() -> table.scrollTo(ROWS - 1));
        waitUntilFilled(ROWS - 1);
        assertThat(asked.get()).isLessThan(ROWS / PagedListing.PAGE);

        onUi(() -> listing.filterTextProperty().set("few"));
        waitForRows(MATCHING);
    }

    @Test
    void each_column_is_narrowed_by_the_server_and_all_come_back_when_the_filters_go() throws Exception {
        open();
        choose("menuFilter-name");
        onUi(() -> find("filter-name", TextField.class).setText("few"));
        waitForRows(MATCHING);
        choose("menuFilter-state");
        onUi(() -> find("filter-state", ComboBox.class).getSelectionModel().selectFirst());
        choose("menuFilter-created");
        onUi(() -> find("filter-created-from", DatePicker.class).setValue(LocalDate.EPOCH));
        waitForFilters(Set.of("name", "state", "createdFrom"));
        onUi(() -> find("clearFilters", Hyperlink.class).fire());
        waitForRows(ROWS);
        waitForFilters(Set.of());
        assertThat(find("filterLine", Pane.class).getChildren()).isEmpty();
    }

    private void waitForFilters(Set<String> parameters) throws Exception {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> Objects.requireNonNull(newest.get()).filters().keySet().equals(parameters));
    }
}
