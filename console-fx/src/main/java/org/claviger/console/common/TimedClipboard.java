package org.claviger.console.common;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The system's clipboard, in which a secret stays for half a minute, unless something else takes its place before. */
public final class TimedClipboard {
    /** How long a secret stays. */
    static final int SECONDS = 30;

    private static final ReadOnlyIntegerWrapper LEFT = new ReadOnlyIntegerWrapper();
    private static @Nullable Timeline clock;

    private TimedClipboard() {}

    /** Puts a text there, which stays. */
    static void put(String text) {
        stop();
        LEFT.set(0);
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Puts a secret there, and takes it away again. */
    public static void copy(String secret) {
        put(secret);
        LEFT.set(SECONDS);
        Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), tick -> tick(secret)));
        ticking.setCycleCount(SECONDS);
        ticking.play();
        clock = ticking;
    }

    private static void tick(String secret) {
        LEFT.set(LEFT.get() - 1);
        if (LEFT.get() == 0) {
            clear(secret);
        }
    }

    /** Takes a secret away now, if it is still there. */
    static void clear(String secret) {
        stop();
        LEFT.set(0);
        Clipboard clipboard = Clipboard.getSystemClipboard();
        // Some systems keep what was there when nothing is put in its place.
        if (secret.equals(clipboard.getString())) {
            ClipboardContent nothing = new ClipboardContent();
            nothing.putString("");
            clipboard.setContent(nothing);
        }
    }

    private static void stop() {
        if (clock != null) {
            clock.stop();
            clock = null;
        }
    }

    /** Seconds until the secret is taken away; 0 if none is there. */
    static ReadOnlyIntegerProperty leftProperty() {
        return LEFT.getReadOnlyProperty();
    }
}
