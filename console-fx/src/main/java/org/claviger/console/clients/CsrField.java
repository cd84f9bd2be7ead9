package org.claviger.console.clients;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.claviger.console.common.Strings;

/** Where the request for a certificate is pasted; on show only if a certificate is wanted. */
final class CsrField extends VBox {
    private static final int ROWS = 5;

    CsrField(ClientForm form, Strings strings) {
        getStyleClass().add("field");
        Label name = new Label(strings.text("form.csr"));
        name.getStyleClass().add("field-name");
        Label hint = new Label(strings.text("form.csr.hint"));
        hint.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        TextArea area = new TextArea();
        area.setId("csr");
        area.setPrefRowCount(ROWS);
        area.getStyleClass().add("code");
        area.setAccessibleText(name.getText());
        area.textProperty().bindBidirectional(form.csrProperty());
        name.setLabelFor(area);
        getChildren().setAll(name, hint, area);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(form.wayProperty().isEqualTo(Way.CERTIFICATE));
    }
}
