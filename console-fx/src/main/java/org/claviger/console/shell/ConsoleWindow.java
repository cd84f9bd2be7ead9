package org.claviger.console.shell;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;

/** The window: the frame in the chosen language, and the keys that mean the same on every screen. */
public final class ConsoleWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final Duration LONGEST_IDLE = Duration.minutes(10);
    private static final double LEAST_WIDTH = 940;
    private static final double LEAST_HEIGHT = 640;

    private final Stage stage;
    private final Flow flow;
    private final Appearance appearance;
    private final ObjectProperty<Locale> language;
    private final Scene scene = new Scene(new Region(), WIDTH, HEIGHT);
    private final Overlay overlay;
    private final IdleLock lock;
    private ShellController shell;

    /** Shows a flow on a stage. */
    public ConsoleWindow(Stage stage, Flow flow, Appearance appearance, Locale first) {
        this.stage = stage;
        this.flow = flow;
        this.appearance = appearance;
        this.language = new SimpleObjectProperty<>(first);
        this.overlay = new Overlay(first);
        overlay.cover(scene);
        this.lock = new IdleLock(scene, flow, overlay, language::get, LONGEST_IDLE);
        putFrame();
        String style =
                Objects.requireNonNull(Screen.class.getResource("console.css")).toExternalForm();
        scene.getStylesheets().add(style);
        addKeys();
        language.addListener((property, before, now) -> {
            shell.leave();
            putFrame();
            lock.show(now);
        });
        appearance.themeProperty().addListener((property, before, now) -> shell.show(now));
        flow.screenProperty().addListener((property, before, now) -> shell.show(now));
        flow.serverProperty().addListener((property, before, now) -> showWho());
        flow.accountProperty().addListener((property, before, now) -> showWho());
        flow.navigationProperty().addListener((property, before, now) -> {
            // What lies over the window was of whoever was signed in, and so is what could be undone.
            overlay.close();
            overlay.clearToasts();
            lock.unlock();
            showWho();
        });
    }

    /** Puts the frame into the window, in the chosen language. */
    private void putFrame() {
        // By this JavaFX names the months of a calendar.
        Locale.setDefault(Locale.Category.FORMAT, language.get());
        Strings strings = Strings.of(ShellController.class, language.get());
        shell = new ShellController(flow, language, appearance.themeProperty(), this::openPalette, strings);
        overlay.setFrame(shell.root(), language.get());
        scene.getRoot().setStyle(Appearance.fontStyle());
        stage.setTitle(strings.text("window"));
        showWho();
        shell.show(flow.screenProperty().get());
    }

    private void showWho() {
        shell.show(flow.serverProperty().get(), flow.accountProperty().get());
    }

    private void addKeys() {
        key("F5", () -> onScreen(Screen::reload));
        key("Shortcut+F", () -> onScreen(Screen::focusFilter));
        key("Shortcut+Shift+F", () -> onScreen(Screen::filterColumns));
        key("Shortcut+N", () -> onScreen(Screen::create));
        key("Shortcut+K", this::openPalette);
        key("Shortcut+Shift+L", this::lock);
        key("Alt+Left", () -> shell.goBack());
        key("Alt+Right", () -> shell.goForward());
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+L"), flow::signOut);
        // A handler and not an accelerator: what has the focus may want the key for itself.
        scene.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !overlay.cancel()) {
                onScreen(Screen::cancel);
            }
        });
    }

    /** A key that means the same on every screen; an open dialog keeps it from what lies below. */
    private void key(String combination, Runnable action) {
        scene.getAccelerators().put(KeyCombination.valueOf(combination), () -> {
            if (!overlay.isOpen()) {
                action.run();
            }
        });
    }

    private void onScreen(Consumer<Screen> action) {
        Screen screen = shell.screen();
        if (screen != null) {
            action.accept(screen);
        }
    }

    /** Opens the command palette, once somebody is signed in. */
    private void openPalette() {
        if (flow.navigationProperty().get() != null) {
            overlay.open(
                    spoken -> new Palette(shell.commands(), Strings.of(ShellController.class, spoken), overlay::close));
        }
    }

    /** Hides what is on show until the same person signs in again. */
    public void lock() {
        lock.lock(language.get());
    }

    /** Opens it. */
    public void open() {
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.show();
        onScreen(Screen::shown);
    }

    /** The language that is chosen. */
    public ObjectProperty<Locale> languageProperty() {
        return language;
    }

    /** What the window shows. */
    public Scene scene() {
        return scene;
    }
}
