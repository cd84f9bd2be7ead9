package org.claviger.console.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.claviger.console.browser.BrowserOpener;
import org.claviger.console.common.Background;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Slot;
import org.claviger.console.common.TableLayouts;
import org.claviger.console.connect.SavedServers;
import org.claviger.console.connect.TlsContact;
import org.claviger.console.screenshots.Camera;
import org.claviger.console.shell.Appearance;
import org.claviger.console.shell.ConsoleWindow;
import org.claviger.console.shell.Flow;
import org.claviger.console.shell.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real window with the console in it, and a person's hands and eyes before it. */
final class Window {
    private static final long PATIENCE_SECONDS = 20;

    private final FxRobot robot = new FxRobot();
    private final Camera camera = new Camera(Path.of("target/screenshots"));
    private final ConsoleWindow console;

    private Window(ConsoleWindow console) throws IOException {
        this.console = console;
    }

    /** Opens the console with an empty folder of settings. */
    static Window open(Path settings) throws Exception {
        return open(settings, address -> {
            throw new IllegalStateException("Nobody wants a browser here: " + address);
        });
    }

    /** The same with something in place of the system's browser. */
    static Window open(Path settings, BrowserOpener browser) throws Exception {
        // In the first test this starts the toolkit.
        UiWatchdog.excuse(FxToolkit::registerPrimaryStage);
        UiWatchdog.excuse(WarmUp::once);
        ConsoleWindow[] opened = new ConsoleWindow[1];
        UiWatchdog.excuse(() -> FxToolkit.setupStage(stage -> {
            Background background = Background.ofWindow();
            Flow flow = new Flow(
                    background,
                    new TlsContact("Window of a test"),
                    new SavedServers(settings),
                    new TableLayouts(settings, background),
                    browser);
            opened[0] = new ConsoleWindow(stage, flow, new Appearance(background, ThemeChoice.LIGHT), Locale.ENGLISH);
            opened[0].open();
            flow.start("");
        }));
        return new Window(opened[0]);
    }

    void type(String id, String text) throws TimeoutException {
        waitFor(id);
        robot.interact(() -> {
            TextInputControl field = robot.lookup("#" + id).queryAs(TextInputControl.class);
            field.requestFocus();
            field.clear();
        });
        robot.write(text);
    }

    /** Types into whatever has the focus. */
    void write(String text) {
        robot.write(text);
    }

    /** Whether what has the focus lies within a node. */
    boolean hasFocusWithin(String id) {
        Node at = console.scene().getFocusOwner();
        while (at != null && !id.equals(at.getId())) {
            at = at.getParent();
        }
        return at != null;
    }

    void press(String id) throws TimeoutException {
        waitFor(id);
        robot.clickOn("#" + id);
    }

    /** Chooses, of what a box offers, that which begins with a text; waits until it is offered. */
    void choose(String id, String beginning) throws TimeoutException {
        waitFor(id);
        waitUntil(() -> {
            ComboBox<Object> box = find(id);
            for (Object item : box.getItems()) {
                if (box.getConverter().toString(item).startsWith(beginning)) {
                    box.setValue(item);
                    return true;
                }
            }
            return false;
        });
    }

    @SuppressWarnings("unchecked") // What the box offers is looked at through its own converter.
    private ComboBox<Object> find(String id) {
        return (ComboBox<Object>) find(id, ComboBox.class);
    }

    /** Chooses an item of a menu that is on show. */
    void chooseItem(String menu, String item) throws TimeoutException {
        waitFor(menu);
        robot.interact(() -> find(menu, MenuButton.class).getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** Lets so much time pass that the window locks itself. */
    void idle() {
        robot.interact(console::lock);
    }

    /** Whether a node is on show now. */
    boolean sees(String id) {
        return robot.lookup("#" + id).tryQuery().filter(Window::isOnShow).isPresent();
    }

    /** Chooses the first row of a table. */
    void selectFirst(String id) {
        robot.interact(() -> find(id, TableView.class).getSelectionModel().selectFirst());
    }

    /** The row of the table that is marked as chosen. */
    <T> T chosen(Class<T> type) {
        Object place = find("table", TableView.class).getSelectionModel().getSelectedItem();
        return type.cast(Objects.requireNonNull(((Slot<?>) place).row()));
    }

    /** Waits until a table has so many rows. */
    void waitForRows(String id, int rows) throws TimeoutException {
        waitUntil(() -> find(id, TableView.class).getItems().size() == rows);
    }

    /** Presses a key, on what has the focus; not through the X server, which needs a window manager to know that. */
    void press(KeyCode key, boolean control) {
        robot.interact(() -> {
            Node owner = console.scene().getFocusOwner();
            EventTarget target = owner == null ? console.scene() : owner;
            Event.fireEvent(target, key(KeyEvent.KEY_PRESSED, key, control));
            Event.fireEvent(target, key(KeyEvent.KEY_RELEASED, key, control));
        });
    }

    private static KeyEvent key(EventType<KeyEvent> type, KeyCode key, boolean control) {
        return new KeyEvent(type, "", key.getName(), key, false, control, false, false);
    }

    /** Waits until a node is on show. */
    void waitFor(String id) throws TimeoutException {
        waitUntil(
                () -> robot.lookup("#" + id).tryQuery().filter(Window::isOnShow).isPresent());
    }

    /** Waits until a node is not on show any more. */
    void waitUntilGone(String id) throws TimeoutException {
        waitUntil(() -> !sees(id));
    }

    /** Chooses all rows of a table, of which there have to be so many. */
    void selectAll(String id, int rows) throws TimeoutException {
        waitUntil(() -> find(id, TableView.class).getItems().size() == rows);
        robot.interact(() -> find(id, TableView.class).getSelectionModel().selectAll());
    }

    /** Waits until a button copies something else than before. */
    void waitForAnother(String id, String before) throws TimeoutException {
        waitUntil(() ->
                sees(id) && !find(id, CopyButton.class).contentProperty().get().equals(before));
    }

    /** Waits until a sentence is on show somewhere. */
    void waitForText(String text) throws TimeoutException {
        waitUntil(
                () -> robot.lookup((Node node) -> isOnShow(node) && textOf(node).contains(text))
                        .tryQuery()
                        .isPresent());
    }

    <T extends Node> T find(String id, Class<T> type) {
        return robot.lookup("#" + id).queryAs(type);
    }

    void takePicture(String name) {
        UiWatchdog.excuse(() -> robot.interact(() -> {
            camera.take(console.scene(), name);
            return name;
        }));
    }

    void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            takePicture("stuck");
            throw e;
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String textOf(Node node) {
        if (node instanceof Labeled label) {
            return label.getText() == null ? "" : label.getText();
        }
        return node instanceof Text text ? text.getText() : "";
    }

    private static boolean isOnShow(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }
}
