package org.claviger.console.clients;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;

/** What the chosen client authenticates by: its secrets and certificates, until when each holds, and a way to be rid of it. */
final class CredentialsPane extends VBox {
    private final VBox secrets = new VBox();
    private final VBox certificates = new VBox();
    private final ClientsViewModel model;
    private final BiConsumer<ClientResponse, SecretResponse> delete;
    private final BiConsumer<ClientResponse, ClientCertificateResponse> revoke;
    private final Strings strings;
    private final Moments moments;

    CredentialsPane(
            ClientsViewModel model,
            BiConsumer<ClientResponse, SecretResponse> delete,
            BiConsumer<ClientResponse, ClientCertificateResponse> revoke,
            Strings strings) {
        this.model = model;
        this.delete = delete;
        this.revoke = revoke;
        this.strings = strings;
        this.moments = new Moments(strings.language());
        getStyleClass().add("details-section");
        secrets.getStyleClass().add("details-section");
        certificates.getStyleClass().add("details-section");
        WaitPane wait = new WaitPane();
        wait.follow(model.look(), strings);
        ErrorPane error = new ErrorPane();
        error.follow(model.look(), strings, model::lookAtCredentials);
        getChildren()
                .setAll(
                        new Separator(),
                        wait,
                        error,
                        title("secrets"),
                        secrets,
                        new Separator(),
                        title("certificates"),
                        certificates);
        model.credentialsProperty().addListener((property, before, now) -> show(now));
        show(model.credentialsProperty().get());
    }

    private Label title(String key) {
        Label title = new Label(strings.text(key));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        return title;
    }

    private void show(Credentials now) {
        ClientResponse client = model.clients().selectedProperty().get();
        secrets.getChildren().clear();
        certificates.getChildren().clear();
        if (client != null) {
            now.secrets().forEach(secret -> secrets.getChildren().add(row(client, secret)));
            now.certificates().forEach(each -> certificates.getChildren().add(row(client, each)));
        }
        if (secrets.getChildren().isEmpty()) {
            secrets.getChildren().add(none());
        }
        if (certificates.getChildren().isEmpty()) {
            certificates.getChildren().add(none());
        }
    }

    private Label none() {
        Label none = new Label(strings.text("credentials.none"));
        none.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        return none;
    }

    private Node row(ClientResponse client, SecretResponse secret) {
        CredentialRow row = new CredentialRow(
                strings.text("secrets.made", moments.minute(secret.createdAt())),
                List.of(
                        secret.lastUsedAt() == null
                                ? strings.text("secrets.neverUsed")
                                : strings.text("secrets.used", moments.minute(secret.lastUsedAt())),
                        secret.expiresAt() == null
                                ? strings.text("secrets.forever")
                                : strings.text("secrets.until", moments.minute(secret.expiresAt()))));
        if (model.mayManage()) {
            row.endBy(
                    "deleteSecret-" + secret.id(), strings.text("secrets.delete"), () -> delete.accept(client, secret));
        }
        return row;
    }

    private Node row(ClientResponse client, ClientCertificateResponse certificate) {
        List<String> more = new ArrayList<>();
        more.add(strings.text("certificates.of", certificate.authorityName()));
        if (certificate.notAfter() != null) {
            more.add(strings.text("certificates.until", moments.minute(certificate.notAfter())));
        }
        if (certificate.revokedAt() != null) {
            more.add(strings.text("certificates.revoked", moments.minute(certificate.revokedAt())));
        }
        CredentialRow row = new CredentialRow(titleOf(certificate), more);
        if (model.mayManage() && certificate.revokedAt() == null) {
            row.endBy(
                    "revokeCertificate-" + certificate.id(),
                    strings.text("certificates.revoke"),
                    () -> revoke.accept(client, certificate));
        }
        return row;
    }

    private String titleOf(ClientCertificateResponse certificate) {
        String told = switch (certificate.kind()) {
            case ISSUED -> certificate.serialNumber();
            case SUBJECT -> certificate.subject();
            case FINGERPRINT -> certificate.fingerprint();
        };
        return strings.text("certificates." + certificate.kind(), told == null ? "" : told);
    }
}
