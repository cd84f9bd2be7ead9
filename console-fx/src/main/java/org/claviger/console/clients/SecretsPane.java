package org.claviger.console.clients;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The secrets of the chosen client: when each was made and last used, until when it holds, and a way to be rid of it. */
final class SecretsPane extends VBox {
    private final VBox rows = new VBox();
    private final ClientsViewModel model;
    private final Consumer<Of> delete;
    private final Strings strings;
    private final Moments moments;

    SecretsPane(ClientsViewModel model, Consumer<Of> delete, Strings strings) {
        this.model = model;
        this.delete = delete;
        this.strings = strings;
        this.moments = new Moments(strings.language());
        getStyleClass().add("details-section");
        rows.getStyleClass().add("details-section");
        Label title = new Label(strings.text("secrets"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        WaitPane wait = new WaitPane();
        wait.follow(model.look(), strings);
        ErrorPane error = new ErrorPane();
        error.follow(model.look(), strings, model::lookAtSecrets);
        getChildren().setAll(new Separator(), title, wait, error, rows);
        model.secrets().subscribe(this::show);
        show();
    }

    private void show() {
        ClientResponse client = model.clients().selectedProperty().get();
        rows.getChildren().clear();
        if (client != null) {
            model.secrets().forEach(secret -> rows.getChildren().add(row(client, secret)));
        }
    }

    private Node row(ClientResponse client, SecretResponse secret) {
        Label made = new Label(strings.text("secrets.made", moments.minute(secret.createdAt())));
        Label used = new Label(
                secret.lastUsedAt() == null
                        ? strings.text("secrets.neverUsed")
                        : strings.text("secrets.used", moments.minute(secret.lastUsedAt())));
        Label until = new Label(
                secret.expiresAt() == null
                        ? strings.text("secrets.forever")
                        : strings.text("secrets.until", moments.minute(secret.expiresAt())));
        used.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        until.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        VBox text = new VBox(made, used, until);
        text.getChildren().forEach(label -> {
            ((Label) label).setWrapText(true);
            ((Label) label).setMinHeight(USE_PREF_SIZE);
        });
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text);
        row.setAlignment(Pos.CENTER_LEFT);
        if (model.mayManage()) {
            Button button = new Button(null, new FontIcon(Feather.TRASH_2));
            button.setId("deleteSecret-" + secret.id());
            button.setAccessibleText(strings.text("secrets.delete"));
            button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            button.setOnAction(event -> delete.accept(new Of(client, secret)));
            row.getChildren().add(button);
        }
        return row;
    }

    /** A secret of a client. */
    record Of(ClientResponse client, SecretResponse secret) {}
}
