package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.claviger.api.Secret;
import org.claviger.api.approval.IssuedCredential;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

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
    private final Label saved = new Label();
    private final Activity saving;
    private final Handover handover;
    private final SealedLetter letter;
    private final Strings strings;
    private final Moments moments;
    private final Runnable close;

    /** Shows where a handover is, in the person's session. */
    public CredentialDialog(Handover handover, Session session, Strings strings, Runnable close) {
        this.handover = handover;
        this.saving = new Activity(session.background());
        this.letter = new SealedLetter(
                strings,
                session.client().base().toString(),
                handover.tenant() == null ? session.me().tenantName() : handover.tenant());
        saved.managedProperty().bind(saved.visibleProperty());
        saved.setWrapText(true);
        saved.setMinHeight(Region.USE_PREF_SIZE);
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
        Button print = new Button(strings.text("credential.letter"), new FontIcon(Feather.PRINTER));
        print.setId("saveLetter");
        print.setMinWidth(Region.USE_PREF_SIZE);
        print.setOnAction(event -> chooseLetter());
        ErrorPane error = new ErrorPane();
        error.follow(saving, strings, this::chooseLetter);
        HBox buttons = new HBox(print, space, next);
        buttons.getStyleClass().add("card-buttons");
        root.getChildren().setAll(new VBox(title, progress), pane, until, saved, error, buttons);
        show();
    }

    private void show() {
        IssuedCredential credential = handover.current();
        saved.setVisible(false);
        title.setText(strings.text("credential.title", credential.name()));
        progress.setText(strings.text("credential.progress", handover.number(), handover.size()));
        pane.show(strings.text("credential.secret"), credential.secret(), strings);
        until.setText(
                credential.expiresAt() == null
                        ? strings.text("credential.advice")
                        : strings.text("credential.until", moments.minute(credential.expiresAt())));
        next.setText(strings.text(handover.isLast() ? "credential.done" : "credential.next"));
    }

    private void chooseLetter() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.text("credential.letter"));
        chooser.setInitialFileName(handover.current().name() + ".pdf");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf"));
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            saveLetter(file.toPath());
        }
    }

    private void saveLetter(Path file) {
        // The page is made from a copy: the secret may be handed over and wiped meanwhile.
        IssuedCredential now = handover.current();
        Secret copy = now.secret().copy();
        saving.start(
                () -> {
                    try (copy) {
                        letter.write(new IssuedCredential(now.id(), now.name(), copy, now.expiresAt()), file);
                        return file;
                    } catch (IOException e) {
                        throw new ConsoleException("FILE_NOT_WRITTEN", e);
                    }
                },
                written -> {
                    saved.setText(strings.text("credential.saved", written));
                    saved.setVisible(true);
                });
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
