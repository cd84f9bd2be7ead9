package org.claviger.console.sessions;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.claviger.api.Secret;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TellingDialog;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the recovery codes, this once. It closes by its button alone. */
final class RecoveryCodesDialog extends TellingDialog {
    private static final double GAP = 8;

    private final RecoveryCodesResponse codes;
    private final Label shown = new Label();
    private final Runnable close;

    RecoveryCodesDialog(RecoveryCodesResponse codes, Strings strings, Runnable close) {
        super("recovery", "recoveryKept");
        this.codes = codes;
        this.close = close;
        say(strings.text("recovery.title"), strings.text("recovery.done"));
        Label lead = new Label(strings.text("recovery.lead"), new FontIcon(Feather.ALERT_TRIANGLE));
        lead.setWrapText(true);
        lead.setMinHeight(Region.USE_PREF_SIZE);
        lead.getStyleClass().add("secret-once");
        String all =
                codes.codes().stream().map(Secret::reveal).map(String::valueOf).collect(Collectors.joining("\n"));
        shown.setText(all);
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
        tell(lead, panel);
    }

    @Override
    protected void done() {
        codes.codes().forEach(Secret::close);
        shown.setText("");
        close.run();
    }
}
