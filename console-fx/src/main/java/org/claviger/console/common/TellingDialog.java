package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A dialog that tells something: a title, what is told, and the button that closes it. By that button alone, unless a dialog says
 * otherwise: a secret that nobody has taken yet must not go by a key that was pressed too often.
 */
public abstract class TellingDialog implements Dialog {
    private final VBox root = new VBox();
    private final Label title = new Label();
    private final VBox head = new VBox(title);
    private final Region space = new Region();
    private final Button done = new Button();
    private final HBox buttons = new HBox(space, done);

    /**
     * Tells nothing yet.
     *
     * @param id of the dialog, for who looks for it
     * @param doneId of its button
     */
    protected TellingDialog(String id, String doneId) {
        root.setId(id);
        root.getStyleClass().add("dialog");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        title.getStyleClass().add(Styles.TITLE_3);
        title.setWrapText(true);
        done.setId(doneId);
        done.getStyleClass().add(Styles.ACCENT);
        done.setMinWidth(Region.USE_PREF_SIZE);
        done.setOnAction(event -> done());
        HBox.setHgrow(space, Priority.ALWAYS);
        buttons.getStyleClass().add("card-buttons");
    }

    /** What the button does. */
    protected abstract void done();

    /** What the title and the button say. */
    protected final void say(String heading, String button) {
        title.setText(heading);
        done.setText(button);
    }

    /** What is between the title and the button. */
    protected final void tell(Node... middle) {
        root.getChildren().setAll(head);
        root.getChildren().addAll(middle);
        root.getChildren().add(buttons);
    }

    /** Puts something small right below the title. */
    protected final void below(Node line) {
        head.getChildren().add(line);
    }

    /** Puts another button on the other side. */
    protected final void offer(Button other) {
        other.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getChildren().add(0, other);
    }

    /** Enter closes it, too: what it tells can be read again. */
    protected final void closesByEnter() {
        done.setDefaultButton(true);
    }

    /** It is told in wide lines. */
    protected final void widen() {
        root.getStyleClass().add("dialog-wide");
    }

    @Override
    public final Region root() {
        return root;
    }

    @Override
    public void shown() {
        done.requestFocus();
    }

    @Override
    public void cancel() {
        // See above.
    }
}
