package org.claviger.console.shell;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Screen;
import org.jspecify.annotations.Nullable;

/**
 * Hides what the window shows when nobody has touched it for a while, until the same person signs in again. What was open
 * stays open behind it, with all that was typed.
 */
final class IdleLock {
    private final Flow flow;
    private final Overlay overlay;
    private final PauseTransition patience;
    private @Nullable Function<Locale, Screen> maker;

    /** Watches a scene. */
    IdleLock(Scene scene, Flow flow, Overlay overlay, Supplier<Locale> language, Duration longest) {
        this.flow = flow;
        this.overlay = overlay;
        patience = new PauseTransition(longest);
        patience.setOnFinished(event -> lock(language.get()));
        scene.addEventFilter(InputEvent.ANY, event -> patience.playFromStart());
        patience.play();
    }

    /** Locks now, if somebody is signed in. */
    void lock(Locale language) {
        if (maker == null && flow.accountProperty().get() != null) {
            maker = flow.signInAgain(this::unlock);
            show(language);
        }
    }

    /** Puts the lock, if it is on, into a language. */
    void show(Locale language) {
        if (maker != null) {
            Screen screen = maker.apply(language);
            overlay.hideBehind(screen.root());
            screen.shown();
        }
    }

    /** Shows again what was hidden. */
    void unlock() {
        maker = null;
        overlay.uncover();
        patience.playFromStart();
    }
}
