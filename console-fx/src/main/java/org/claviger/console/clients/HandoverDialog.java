package org.claviger.console.clients;

import java.net.URI;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Facts;
import org.claviger.console.common.SecretPane;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TellingDialog;

/** Hands a client's credential over, this once, with what its developers paste to connect. */
final class HandoverDialog extends TellingDialog {
    private static final int CERTIFICATE_ROWS = 5;
    private static final int SNIPPET_ROWS = 9;

    private final NewCredential credential;
    private final Strings strings;
    private final Runnable close;

    HandoverDialog(NewCredential credential, URI server, Strings strings, Runnable close) {
        super("handover", "handedOver");
        this.credential = credential;
        this.strings = strings;
        this.close = close;
        widen();
        say(strings.text("handover.title", credential.name()), strings.text("handover.done"));
        Facts facts = new Facts();
        facts.addIdentifier(
                strings.text("handover.clientId"), credential.clientId().toString(), strings.text("copy.id"));
        Way way = credential.secret() == null ? Way.CERTIFICATE : Way.SECRET;
        tell(facts, once(), snippets(new Snippets(server, credential.clientId(), way)));
    }

    @Override
    protected void done() {
        credential.forget();
        close.run();
    }

    private Region once() {
        if (credential.secret() != null) {
            SecretPane pane = new SecretPane();
            pane.show(strings.text("handover.secret"), credential.secret(), strings);
            return pane;
        }
        Label name = new Label(strings.text("handover.certificate"));
        name.getStyleClass().add("field-name");
        String pem = credential.certificatePem() == null ? "" : credential.certificatePem();
        VBox box = new VBox(name, code(pem, CERTIFICATE_ROWS, "certificate"));
        box.getStyleClass().add("field");
        return box;
    }

    private TabPane snippets(Snippets snippets) {
        TabPane tabs = new TabPane(
                tab("curl", snippets.curl()),
                tab("Java", snippets.java()),
                tab("Python", snippets.python()),
                tab("KMIP", snippets.kmip()));
        tabs.setId("snippets");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return tabs;
    }

    private Tab tab(String name, String text) {
        return new Tab(name, code(text, SNIPPET_ROWS, "snippet-" + name));
    }

    private HBox code(String text, int rows, String id) {
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setEditable(false);
        area.setPrefRowCount(rows);
        area.getStyleClass().add("code");
        HBox.setHgrow(area, Priority.ALWAYS);
        CopyButton copy = new CopyButton();
        copy.setId("copy-" + id);
        copy.setAccessibleText(strings.text("handover.copy"));
        copy.contentProperty().set(text);
        HBox row = new HBox(area, copy);
        row.getStyleClass().add("code-row");
        return row;
    }
}
