package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.api.approval.IssuedCredential;

/**
 * Hands credentials over that are shown this once: one after the other, so that nobody sees another's. It closes by its
 * button alone, since what was not handed over is lost; what is closed is wiped.
 */
public final class CredentialDialog implements Dialog {
    private final VBox root = new VBox();
    private final Label title = new Label();
    private final Label until = new Label();
    private final Label progress = new Label();
    private final SecretPane pane = new SecretPane();
    private final Button next = new Button();
    private final Handover handover;
    private final Strings strings;
    private final Moments moments;
    private final Runnable close;

    /** Shows where a handover is. */
    public CredentialDialog(Handover handover, Strings strings, Runnable close) {
        this.handover = handover;
        this.strings = strings;
        this.moments = new Moments(strings.language());
        this.close = close;
        root.setId("credential");
        root.getStyleClass().add("dialog");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        title.getStyleClass().add(Styles.TITLE_3);
        title.setWrapText(true);
        progress.getStyleClass().addAll(Styles.TEXT_SMALL, "step");
        progress.setVisible(handover.size() > 1);
        progress.setManaged(handover.size() > 1);
        until.getStyleClass().add(Styles.TEXT_MUTED);
        until.setWrapText(true);
        until.setMinHeight(Region.USE_PREF_SIZE);
        next.setId("handedOver");
        next.setMinWidth(Region.USE_PREF_SIZE);
        next.getStyleClass().add(Styles.ACCENT);
        next.setOnAction(event -> next());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, next);
        buttons.getStyleClass().add("card-buttons");
        root.getChildren().setAll(new VBox(title, progress), pane, until, buttons);
        show();
    }

    private void show() {
        IssuedCredential credential = handover.current();
        title.setText(strings.text("credential.title", credential.name()));
        progress.setText(strings.text("credential.progress", handover.number(), handover.size()));
        pane.show(strings.text("credential.secret"), credential.secret(), strings);
        until.setText(
                credential.expiresAt() == null
                        ? strings.text("credential.advice")
                        : strings.text("credential.until", moments.minute(credential.expiresAt())));
        next.setText(strings.text(handover.isLast() ? "credential.done" : "credential.next"));
    }

    private void next() {
        pane.forget();
        if (handover.next()) {
            show();
        } else {
            close.run();
        }
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void shown() {
        next.requestFocus();
    }

    @Override
    public void cancel() {
        // A secret that nobody has taken yet must not go by a key that was pressed too often.
    }
}
