package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.claviger.api.Secret;
import org.claviger.api.approval.IssuedCredential;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Hands credentials over that are shown this once: one after the other, so that nobody sees another's. What is
 * handed over is wiped.
 */
public final class CredentialDialog extends TellingDialog {
    private final Label until = new Label();
    private final Label progress = new Label();
    private final SecretPane pane = new SecretPane();
    private final Label saved = new Label();
    private final Activity saving;
    private final Handover handover;
    private final SealedLetter letter;
    private final Strings strings;
    private final Moments moments;
    private final Runnable close;

    /** Shows where a handover is, in the person's session. */
    public CredentialDialog(Handover handover, Session session, Strings strings, Runnable close) {
        super("credential", "handedOver");
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
        progress.getStyleClass().addAll(Styles.TEXT_SMALL, "step");
        progress.setVisible(handover.size() > 1);
        progress.setManaged(handover.size() > 1);
        until.getStyleClass().add(Styles.TEXT_MUTED);
        until.setWrapText(true);
        until.setMinHeight(Region.USE_PREF_SIZE);
        Button print = new Button(strings.text("credential.letter"), new FontIcon(Feather.PRINTER));
        print.setId("saveLetter");
        print.setOnAction(event -> chooseLetter());
        ErrorPane error = new ErrorPane();
        error.follow(saving, strings, this::chooseLetter);
        offer(print);
        tell(pane, until, saved, error);
        below(progress);
        show();
    }

    private void show() {
        IssuedCredential credential = handover.current();
        saved.setVisible(false);
        say(
                strings.text("credential.title", credential.name()),
                strings.text(handover.isLast() ? "credential.done" : "credential.next"));
        progress.setText(strings.text("credential.progress", handover.number(), handover.size()));
        pane.show(strings.text("credential.secret"), credential.secret(), strings);
        until.setText(
                credential.expiresAt() == null
                        ? strings.text("credential.advice")
                        : strings.text("credential.until", moments.minute(credential.expiresAt())));
    }

    private void chooseLetter() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.text("credential.letter"));
        chooser.setInitialFileName(handover.current().name() + ".pdf");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf"));
        File file = chooser.showSaveDialog(root().getScene().getWindow());
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

    @Override
    protected void done() {
        pane.forget();
        if (handover.next()) {
            show();
        } else {
            close.run();
        }
    }
}
