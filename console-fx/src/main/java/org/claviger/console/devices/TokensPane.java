package org.claviger.console.devices;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.admin.HsmTokenResponse;
import org.claviger.console.common.Facts;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a PKCS#11 library says of itself and of each of its tokens. */
final class TokensPane extends VBox {
    private static final double GAP = 10;

    TokensPane() {
        super(GAP);
        setId("tokens");
    }

    /** Shows a status; nothing as long as there is none. */
    void show(@Nullable HsmDeviceStatusResponse status, Strings strings) {
        getChildren().clear();
        if (status == null) {
            return;
        }
        Facts facts = new Facts();
        facts.add(strings.text("manufacturer"), status.manufacturer());
        facts.add(
                strings.text("versions"),
                strings.text("versions.of", status.libraryVersion(), status.cryptokiVersion()));
        getChildren().addAll(facts, missing(status.missingMechanisms(), "missing.device", strings));
        for (HsmTokenResponse token : status.tokens()) {
            if (token.initialized()) {
                getChildren().add(pane(token, strings));
            }
        }
    }

    private static Node pane(HsmTokenResponse token, Strings strings) {
        Facts facts = new Facts();
        facts.add(strings.text("model"), strings.text("model.of", token.manufacturer(), token.model()));
        facts.addIdentifier(strings.text("serial"), token.serialNumber(), strings.text("copy.id"));
        facts.add(strings.text("firmware"), token.firmwareVersion());
        facts.add(
                strings.text("sessions"),
                strings.text("sessions.of", number(token.sessions(), strings), most(token.maxSessions(), strings)));
        Label mechanisms = new Label(String.join(", ", token.mechanisms()));
        mechanisms.setWrapText(true);
        mechanisms.setMinHeight(USE_PREF_SIZE);
        mechanisms.getStyleClass().addAll("mono", Styles.TEXT_SMALL);
        TitledPane all =
                new TitledPane(strings.text("mechanisms", token.mechanisms().size()), mechanisms);
        all.setExpanded(false);
        all.setAnimated(false);
        all.getStyleClass().add("dense");
        VBox body = new VBox(GAP, missing(token.missingMechanisms(), "missing.token", strings), facts, all);
        TitledPane pane = new TitledPane(token.label(), body);
        pane.setAnimated(false);
        pane.setExpanded(!token.missingMechanisms().isEmpty());
        return pane;
    }

    private static String number(long sessions, Strings strings) {
        return sessions < 0 ? strings.text("sessions.untold") : String.valueOf(sessions);
    }

    private static String most(long sessions, Strings strings) {
        return sessions == 0 ? strings.text("sessions.unlimited") : number(sessions, strings);
    }

    /** Whether all is there that Claviger needs. */
    private static Node missing(List<String> mechanisms, String key, Strings strings) {
        boolean good = mechanisms.isEmpty();
        FontIcon icon = new FontIcon(good ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add(good ? "good-icon" : "bad-icon");
        Label sentence =
                new Label(good ? strings.text("missing.none") : strings.text(key, String.join(", ", mechanisms)));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        return new HBox(GAP, icon, sentence);
    }
}
