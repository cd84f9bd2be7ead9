package org.claviger.console.keks;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.Strings;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the token says of a KEK, each attribute as a sentence, with a mark that says whether it is as it should be. */
public final class TokenPane extends VBox {
    private static final double GAP = 10;

    /** Empty. */
    public TokenPane() {
        super(GAP);
        getStyleClass().add("token-pane");
    }

    /** Shows these attributes in these strings. */
    void show(KekTokenAttributesResponse token, Strings strings) {
        getChildren().clear();
        add("CKA_SENSITIVE", token.sensitive(), true, strings);
        add("CKA_ALWAYS_SENSITIVE", token.alwaysSensitive(), true, strings);
        add("CKA_EXTRACTABLE", token.extractable(), false, strings);
        add("CKA_NEVER_EXTRACTABLE", token.neverExtractable(), true, strings);
        add("CKA_LOCAL", token.local(), true, strings);
        add("CKA_TOKEN", token.tokenObject(), true, strings);
    }

    private void add(String attribute, boolean value, boolean wanted, Strings strings) {
        boolean good = value == wanted;
        FontIcon icon = new FontIcon(good ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add(good ? "good-icon" : "bad-icon");
        Label sentence = new Label(strings.text(attribute + "." + value));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        Label name = new Label(attribute + " = " + value);
        name.getStyleClass().addAll("mono", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        getChildren().add(new HBox(GAP, icon, new VBox(sentence, name)));
    }
}
