package org.claviger.console.screenshots;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Does on a scene what a person would, from another thread, and waits for what comes of it. */
final class Hand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE_MILLIS = 50;

    private final Scene scene;

    Hand(Scene scene) {
        this.scene = scene;
    }

    void type(String id, String text) throws Exception {
        onUi(() -> {
            ((TextInputControl) find(id)).setText(text);
            return text;
        });
    }

    void press(String id) throws Exception {
        onUi(() -> {
            ((ButtonBase) find(id)).fire();
            return id;
        });
    }

    /** The ids of all places of the sidebar, in its order. */
    List<String> places() throws Exception {
        return onUi(() ->
                scene.getRoot().lookupAll(".place").stream().map(Node::getId).toList());
    }

    /** Goes to a screen of the sidebar, and waits for what it lists. */
    void visit(String place) throws Exception {
        press("place-" + place);
        waitUntil(place + " are listed", this::hasRows);
    }

    /** Goes to a screen that has nothing to list, and waits until it says what to do about that. */
    void visitEmpty(String place) throws Exception {
        press("place-" + place);
        waitUntil(
                "there are no " + place,
                () -> scene.lookup("#emptyAdvice") instanceof Label advice
                        && !advice.getText().isEmpty());
    }

    /** Waits until the node of this id is on show. */
    void waitFor(String id) throws Exception {
        waitUntil(id + " is on show", () -> isOnShow(id));
    }

    void waitUntil(String what, BooleanSupplier condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!onUi(condition::getAsBoolean)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Waited in vain until " + what + ".");
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    <T> T onUi(Callable<T> deed) throws Exception {
        FutureTask<T> task = new FutureTask<>(deed);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    Node find(String id) {
        Node node = scene.lookup("#" + id);
        if (node == null) {
            throw new IllegalStateException("There is no #" + id + " on the screen.");
        }
        return node;
    }

    /** Whether there is a table with rows. */
    boolean hasRows() {
        return scene.lookup("#table") instanceof TableView<?> table
                && !table.getItems().isEmpty();
    }

    /** Whether a box on show has something in it. */
    boolean hasChildren(String id) {
        return find(id) instanceof Parent parent
                && !parent.getChildrenUnmodifiable().isEmpty();
    }

    /** Whether a chart has that many points to its first line. */
    boolean isDrawn(String id, int points) {
        return scene.lookup("#" + id) instanceof XYChart<?, ?> chart
                && chart.getData().get(0).getData().size() >= points;
    }

    /** Chooses the first that a box offers, unless something is chosen already; false if it offers nothing. */
    boolean choose(String id) {
        ComboBox<?> box = (ComboBox<?>) find(id);
        if (box.getValue() == null) {
            box.getSelectionModel().selectFirst();
        }
        return box.getValue() != null;
    }

    /** Chooses all rows of a table, once it has any. */
    void chooseAll() throws Exception {
        waitUntil("there are rows", this::hasRows);
        onUi(() -> {
            ((TableView<?>) find("table")).getSelectionModel().selectAll();
            return null;
        });
    }

    /** Chooses the first row of a table alone, once it has any. */
    void chooseFirst() throws Exception {
        waitUntil("there are rows", this::hasRows);
        onUi(() -> {
            ((TableView<?>) find("table")).getSelectionModel().clearAndSelect(0);
            return null;
        });
    }

    /** Presses Esc. */
    void escape() throws Exception {
        onUi(() -> {
            Node owner = scene.getFocusOwner();
            EventTarget target = owner == null ? scene : owner;
            Event.fireEvent(
                    target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return target;
        });
    }

    /** Whether the node of this id is on show. */
    boolean sees(String id) {
        return isOnShow(id);
    }

    private boolean isOnShow(String id) {
        Node node = scene.lookup("#" + id);
        while (node != null && node.isVisible()) {
            if (node.getParent() == null) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }
}
