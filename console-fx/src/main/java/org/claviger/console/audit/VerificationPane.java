package org.claviger.console.audit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a verification found: good news quietly, bad news loudly. Out of the layout until there was one. */
final class VerificationPane extends HBox {
    private static final double GAP = 10;

    private final Strings strings;

    VerificationPane(AuditViewModel model, Strings strings) {
        super(GAP);
        this.strings = strings;
        setId("verification");
        managedProperty().bind(visibleProperty());
        model.verificationProperty().addListener((property, before, now) -> show(now));
        show(model.verificationProperty().get());
    }

    private void show(@Nullable AuditVerificationResponse found) {
        setVisible(found != null);
        if (found == null) {
            return;
        }
        getStyleClass().setAll(found.intact() ? "notice" : "error-pane");
        Label text = new Label(
                found.intact()
                        ? strings.text("verified.intact", found.records())
                        : strings.text("verified.broken", found.brokenAt() == null ? 0 : found.brokenAt()));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(new FontIcon(found.intact() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE), text);
    }
}
