package org.claviger.console.sessions;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.api.Secret;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Strings;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the recovery codes, this once. It closes by its button alone. */
final class RecoveryCodesDialog implements Dialog {
    private static final double GAP = 8;

    private final VBox root = new VBox();
    private final Button done = new Button();

    RecoveryCodesDialog(RecoveryCodesResponse codes, Strings strings, Runnable close) {
        root.getStyleClass().add("dialog");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(strings.text("recovery.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        Label lead = new Label(strings.text("recovery.lead"), new FontIcon(Feather.ALERT_TRIANGLE));
        lead.setWrapText(true);
        lead.setMinHeight(Region.USE_PREF_SIZE);
        lead.getStyleClass().add("secret-once");
        String all =
                codes.codes().stream().map(Secret::reveal).map(String::valueOf).collect(Collectors.joining("\n"));
        Label shown = new Label(all);
        shown.setId("recoveryCodes");
        shown.getStyleClass().add("mono");
        HBox.setHgrow(shown, Priority.ALWAYS);
        shown.setMaxWidth(Double.MAX_VALUE);
        CopyButton copy = new CopyButton().forSecret();
        copy.setId("copyRecovery");
        copy.setAccessibleText(strings.text("secret.copy"));
        copy.contentProperty().set(all);
        HBox panel = new HBox(GAP, shown, copy);
        panel.setAlignment(Pos.TOP_LEFT);
        panel.getStyleClass().add("panel");
        done.setId("recoveryKept");
        done.setText(strings.text("recovery.done"));
        done.getStyleClass().add(Styles.ACCENT);
        done.setOnAction(event -> {
            List.copyOf(codes.codes()).forEach(Secret::close);
            shown.setText("");
            close.run();
        });
        HBox buttons = new HBox(done);
        buttons.getStyleClass().add("card-buttons");
        root.getChildren().setAll(title, lead, panel, buttons);
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void shown() {
        done.requestFocus();
    }

    @Override
    public void cancel() {
        // Codes that nobody has kept must not go by a key that was pressed too often.
    }
}
