package org.claviger.console.clients;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the tenant's clients. */
public final class ClientsController extends PagedScreen<ClientResponse> {
    private final ClientsViewModel model;

    /** Shows the model in these strings. */
    public ClientsController(ClientsViewModel model, Strings strings) {
        super(model.clients(), model.deeds(), model.session(), strings);
        this.model = model;
        column("name", "name", 130, ClientResponse::name);
        badges("state", null, 92, ClientState::of);
        column("description", null, 132, client -> client.description() == null ? "" : client.description());
        column("namespaces", null, 122, model::namespacesOf);
        column("created", "createdAt", 172, client -> moments.minute(client.createdAt()));
        keep("clients");
        if (model.mayManage()) {
            creates("new", this::openCreation);
            addDeeds();
        }
        beneath(new SecretsPane(model, this::askToDelete, strings));
        ready();
    }

    private void addDeeds() {
        ClientsDoor door = model.door();
        deed(
                "secret",
                Feather.KEY,
                client -> true,
                client -> confirm("secret.form", client, false, () -> door.issueSecret(client), this::handOver));
        deed(
                "enable",
                Feather.CHECK,
                client -> !client.enabled(),
                client -> confirm("enable.form", client, false, () -> door.enable(client), done -> {}));
        deed(
                "disable",
                Feather.SLASH,
                ClientResponse::enabled,
                client -> confirm("disable.form", client, false, () -> door.disable(client), done -> {}));
        deed(
                "delete",
                Feather.TRASH_2,
                client -> true,
                client -> confirm("delete.form", client, true, () -> door.delete(client), done -> {}));
    }

    private void askToDelete(SecretsPane.Of secret) {
        confirm(
                "deleteSecret.form",
                secret.client(),
                false,
                () -> {
                    model.door()
                            .deleteSecret(secret.client().id(), secret.secret().id());
                    return secret;
                },
                done -> model.lookAtSecrets());
    }

    private void openCreation() {
        Overlay overlay = overlay();
        ClientForm form = model.creation(outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("create.done"));
            if (outcome.result() != null) {
                handOver(outcome.result(), overlay);
            }
        });
        overlay.open(wizard(form, overlay));
    }

    private Function<Locale, Dialog> wizard(ClientForm form, Overlay overlay) {
        return language -> {
            Strings spoken = Strings.of(ClientsController.class, language);
            FormPage who = new FormPage(form.form(), spoken, "form")
                    .text("name", form.nameProperty())
                    .text("description", form.descriptionProperty())
                    .choice(
                            "way",
                            FXCollections.observableArrayList(Way.values()),
                            form.wayProperty(),
                            way -> spoken.text("way." + way))
                    .node(new CsrField(form, spoken));
            FormPage what = new FormPage(form.form(), spoken, "form")
                    .several(
                            "operations",
                            FXCollections.observableArrayList(OperationGroup.values()),
                            form.operations(),
                            group -> spoken.text("operation." + group))
                    .text("keyNames", form.keyNamesProperty());
            FormPage where = new FormPage(form.form(), spoken, "form")
                    .several("namespaces", model.namespaces(), form.namespaces(), namespace -> namespace.name())
                    .text("networks", form.networksProperty());
            return new FormDialog(form.form(), spoken, "create", List.of(who, what, where), overlay::close);
        };
    }

    private void handOver(NewCredential credential) {
        model.lookAtSecrets();
        handOver(credential, overlay());
    }

    private void handOver(NewCredential credential, Overlay overlay) {
        overlay.open(language -> new HandoverDialog(
                credential,
                model.session().client().base(),
                Strings.of(ClientsController.class, language),
                overlay::close));
    }

    @Override
    protected String nameOf(ClientResponse client) {
        return client.name();
    }

    @Override
    protected @Nullable Enum<?> stateOf(ClientResponse client) {
        return ClientState.of(client);
    }

    @Override
    protected void describe(ClientResponse client, Facts into) {
        into.addIdentifier(strings.text("id"), client.id().toString(), strings.text("copy.id"));
        if (client.description() != null) {
            into.add(strings.text("description"), client.description());
        }
        into.add(strings.text("namespaces"), model.namespacesOf(client));
        into.add(
                strings.text("grants"),
                client.grants().isEmpty()
                        ? strings.text("grants.none")
                        : client.grants().stream().map(this::written).collect(Collectors.joining("\n")));
        into.add(
                strings.text("networks"),
                client.sourceNetworks().isEmpty()
                        ? strings.text("networks.any")
                        : String.join(", ", client.sourceNetworks()));
        if (client.oidcClientId() != null) {
            into.add(strings.text("oidc"), Objects.requireNonNull(client.oidcClientId()));
        }
        into.add(strings.text("created"), moments.minute(client.createdAt()));
    }

    private String written(Grant grant) {
        String operations = grant.operations().stream()
                .sorted()
                .map(group -> strings.text("operation." + group))
                .collect(Collectors.joining(", "));
        return grant.keyNames() == null ? operations : strings.text("grant.named", operations, grant.keyNames());
    }
}
