package org.claviger.console.common;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What lies over the window: one dialog at a time, and toasts. A dialog is kept as what makes it in a language, as screens
 * are, so that another language changes its words and not what was typed.
 */
public final class Overlay {
    private static final double GAP = 10;
    private static final Duration TOAST = Duration.seconds(6);
    private static final Duration TOAST_WITH_ACTION = Duration.seconds(10);

    private final StackPane layers = new StackPane();
    private final StackPane desk = new StackPane();
    private final StackPane frame = new StackPane();
    private final VBox toasts = new VBox(GAP);
    private final ModalPane modal = new ModalPane();
    private Locale language;
    private @Nullable Function<Locale, Dialog> maker;
    private @Nullable Dialog dialog;
    private @Nullable Node focusBefore;

    /** Nothing but an empty frame. */
    public Overlay(Locale language) {
        this.language = language;
        toasts.setAlignment(Pos.BOTTOM_RIGHT);
        toasts.setPickOnBounds(false);
        toasts.getStyleClass().add("toasts");
        modal.setId("modal");
        modal.setPersistent(true);
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        layers.getStyleClass().add("layers");
        desk.getChildren().setAll(frame, modal, toasts);
        layers.getChildren().setAll(desk);
    }

    /** The overlay of the window that a node is in. */
    public static Overlay over(Node node) {
        return (Overlay) Objects.requireNonNull(node.getScene().getProperties().get(Overlay.class));
    }

    /** Makes it the root of a scene. */
    public void cover(Scene scene) {
        scene.getProperties().put(Overlay.class, this);
        scene.setRoot(layers);
        scene.focusOwnerProperty().addListener((property, before, now) -> keepFocus(now));
    }

    /** What is typed while a dialog is open is never for the screen behind it, wherever Tab has led. */
    private void keepFocus(@Nullable Node focused) {
        Dialog open = dialog;
        if (open != null && isWithin(frame, focused)) {
            open.shown();
            if (isWithin(frame, frame.getScene().getFocusOwner())) {
                open.root().requestFocus();
            }
        }
    }

    private static boolean isWithin(Node whole, @Nullable Node part) {
        Node at = part;
        while (at != null && !at.equals(whole)) {
            at = at.getParent();
        }
        return at != null;
    }

    /** Puts the window's frame below it, in a language, into which an open dialog is put too. */
    public void setFrame(Node root, Locale now) {
        if (!language.equals(now)) {
            clearToasts(); // They would stay in words of the other.
        }
        language = now;
        frame.getChildren().setAll(root);
        if (maker != null) {
            put(maker);
        }
    }

    /** Opens a dialog, in place of the one that is open. */
    public void open(Function<Locale, Dialog> made) {
        if (maker == null && layers.getScene() != null) {
            focusBefore = layers.getScene().getFocusOwner();
        }
        maker = made;
        put(made);
    }

    private void put(Function<Locale, Dialog> made) {
        Dialog now = made.apply(language);
        dialog = now;
        modal.show(now.root());
        // Without the skins of what it lies in, which come with the next pulse, no field can have the focus.
        layers.applyCss();
        now.shown();
    }

    /** Closes the dialog, if one is open, and gives the focus back. */
    public void close() {
        maker = null;
        dialog = null;
        modal.hide(true);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    /** Hides everything behind something, until {@link #uncover}. */
    public void hideBehind(Node cover) {
        desk.setVisible(false);
        layers.getChildren().setAll(desk, cover);
        layers.applyCss();
    }

    /** Shows again what was hidden. */
    public void uncover() {
        layers.getChildren().setAll(desk);
        desk.setVisible(true);
    }

    /** Esc: true if it is not for the screen. */
    public boolean cancel() {
        if (dialog != null && desk.isVisible()) {
            dialog.cancel();
        }
        return isOpen();
    }

    /** Whether something lies over the window, or hides it: keys are not for the screen then. */
    public boolean isOpen() {
        return dialog != null || !desk.isVisible();
    }

    /** Says in passing that something was done. */
    public void toast(String message) {
        raise(new Notification(message, new FontIcon(Feather.CHECK_CIRCLE)), TOAST);
    }

    /** The same, with something to do about it, such as undoing it. */
    public void toast(String message, String actionText, Runnable action) {
        Notification toast = new Notification(message, new FontIcon(Feather.CHECK_CIRCLE));
        Button button = new Button(actionText);
        button.setId("toastAction");
        button.setOnAction(event -> {
            toasts.getChildren().remove(toast);
            action.run();
        });
        toast.setPrimaryActions(button);
        raise(toast, TOAST_WITH_ACTION);
    }

    /** Takes away what was said in passing, and what could be done about it. */
    public void clearToasts() {
        toasts.getChildren().clear();
    }

    private void raise(Notification toast, Duration stay) {
        toast.getStyleClass().addAll(Styles.ELEVATED_2, "toast");
        toast.setOnClose(event -> toasts.getChildren().remove(toast));
        toasts.getChildren().add(toast);
        PauseTransition end = new PauseTransition(stay);
        end.setOnFinished(event -> toasts.getChildren().remove(toast));
        // As long as the mouse is over it, it is being read.
        toast.hoverProperty().addListener((property, before, over) -> {
            if (over) {
                end.stop();
            } else {
                end.playFromStart();
            }
        });
        end.play();
    }
}
