package org.claviger.console.sessions;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.api.auth.SecondFactorResponse;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Strings;

/** The dialogs by which one's second factor is set up and removed. */
final class SecondFactorDialogs {
    private final SecondFactorModel model;
    private final Strings strings;

    SecondFactorDialogs(SecondFactorModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
    }

    /** Has a secret made, shows it, and asks for the authenticator's first code. */
    void setUp(Overlay overlay) {
        model.begin(made -> askForFirstCode(overlay, made));
    }

    private void askForFirstCode(Overlay overlay, SecondFactorResponse made) {
        String secret = String.valueOf(made.secret().reveal());
        String uri = String.valueOf(made.uri().reveal());
        made.secret().close();
        made.uri().close();
        SecondFactorModel.CodeForm code = model.confirmation(codes -> showRecovery(overlay, codes));
        overlay.open(language -> {
            Strings spoken = Strings.of(SessionsController.class, language);
            StackPane picture = new StackPane(new QrCode(uri, spoken.text("factor.qr")));
            picture.setAlignment(Pos.CENTER);
            Facts typed = new Facts();
            typed.setId("factorSecret");
            typed.addIdentifier(spoken.text("factor.secret"), secret, spoken.text("secret.copy"));
            if (typed.lookup(".copy-button") instanceof CopyButton copy) {
                copy.forSecret();
            }
            FormPage page = new FormPage(code.form(), spoken, "factor")
                    .node(picture)
                    .node(typed)
                    .text("code", code.code());
            return new FormDialog(code.form(), spoken, "factor.setUp", List.of(page), overlay::close);
        });
    }

    private void showRecovery(Overlay overlay, RecoveryCodesResponse codes) {
        overlay.open(language -> new RecoveryCodesDialog(codes, Strings.of(SessionsController.class, language), () -> {
            overlay.close();
            overlay.toast(strings.text("factor.setUp.done"));
        }));
    }

    /** Asks for a code, and removes it. */
    void remove(Overlay overlay) {
        SecondFactorModel.CodeForm code = model.removal(() -> {
            overlay.close();
            overlay.toast(strings.text("factor.remove.done"));
        });
        overlay.open(language -> {
            Strings spoken = Strings.of(SessionsController.class, language);
            FormPage page = new FormPage(code.form(), spoken, "factor.removal").text("code", code.code());
            return new FormDialog(code.form(), spoken, "factor.remove", List.of(page), overlay::close).dangerous();
        });
    }
}
