package org.claviger.console.clients;

import atlantafx.base.theme.Styles;
import java.net.URI;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.console.common.CopyButton;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Facts;
import org.claviger.console.common.SecretPane;
import org.claviger.console.common.Strings;

/**
 * Hands a client's credential over, this once, with what its developers paste to connect. It closes by its button alone: a
 * secret that nobody has taken yet must not go by a key that was pressed too often.
 */
final class HandoverDialog implements Dialog {
    private static final int CERTIFICATE_ROWS = 5;
    private static final int SNIPPET_ROWS = 9;

    private final VBox root = new VBox();
    private final Button done = new Button();
    private final NewCredential credential;
    private final Strings strings;

    HandoverDialog(NewCredential credential, URI server, Strings strings, Runnable close) {
        this.credential = credential;
        this.strings = strings;
        root.setId("handover");
        root.getStyleClass().addAll("dialog", "dialog-wide");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(strings.text("handover.title", credential.name()));
        title.getStyleClass().add(Styles.TITLE_3);
        title.setWrapText(true);
        Facts facts = new Facts();
        facts.addIdentifier(
                strings.text("handover.clientId"), credential.clientId().toString(), strings.text("copy.id"));
        done.setId("handedOver");
        done.setText(strings.text("handover.done"));
        done.getStyleClass().add(Styles.ACCENT);
        done.setMinWidth(Region.USE_PREF_SIZE);
        done.setOnAction(event -> {
            credential.forget();
            close.run();
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, done);
        buttons.getStyleClass().add("card-buttons");
        Way way = credential.secret() == null ? Way.CERTIFICATE : Way.SECRET;
        root.getChildren()
                .setAll(title, facts, once(), snippets(new Snippets(server, credential.clientId(), way)), buttons);
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
        // See above.
    }
}
