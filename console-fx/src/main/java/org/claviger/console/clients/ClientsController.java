package org.claviger.console.clients;

import java.util.Objects;
import java.util.stream.Collectors;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.console.common.Act;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.Facts;
import org.claviger.console.common.Outcome;
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
        filters(
                new ColumnFilter.Text("name", "name"),
                ColumnFilter.Choice.either("state", "enabled", ClientState.ENABLED.name(), ClientState.DISABLED.name()),
                new ColumnFilter.Text("description", "description"),
                new ColumnFilter.Days("created", "createdFrom", "createdTo"));
        keep("clients");
        if (model.mayManage()) {
            creates("new", this::openCreation);
            addDeeds();
        }
        beneath(new CredentialsPane(model, this::askToDelete, this::askToRevoke, strings));
        ready();
        model.namespaces().subscribe(this::tellAnew);
    }

    private void addDeeds() {
        ClientsDoor door = model.door();
        deed("edit", Feather.EDIT_2, client -> true, this::openChange);
        deed("secret", Feather.KEY, client -> true, this::openSecret);
        deed("certificate", Feather.AWARD, client -> true, this::openCertificate);
        deed("mapping", Feather.LINK, client -> true, this::openMapping);
        Act<ClientResponse> enable = act("enable", Feather.CHECK, client -> !client.enabled(), door::enable)
                .ofSeveral();
        Act<ClientResponse> disable = act("disable", Feather.SLASH, ClientResponse::enabled, door::disable)
                .ofSeveral();
        enable.undoneBy(disable);
        disable.undoneBy(enable);
        act("delete", Feather.TRASH_2, client -> true, door::delete).byName().ofSeveral();
    }

    private void askToDelete(ClientResponse client, SecretResponse secret) {
        confirm(
                "deleteSecret.form",
                client,
                false,
                () -> {
                    model.door().deleteSecret(client.id(), secret.id());
                    return client;
                },
                done -> model.lookAtCredentials());
    }

    private void askToRevoke(ClientResponse client, ClientCertificateResponse certificate) {
        confirm(
                "revokeCertificate.form",
                client,
                false,
                () -> {
                    model.door().revokeCertificate(client.id(), certificate.id());
                    return client;
                },
                done -> model.lookAtCredentials());
    }

    private void openCreation() {
        Overlay overlay = overlay();
        ClientForm form = model.creation(outcome -> finish(overlay, outcome, strings.text("create.done")));
        overlay.open(ClientPages.creation(form, model.namespaces(), overlay::close));
    }

    private void openChange(ClientResponse client) {
        Overlay overlay = overlay();
        ChangeForm form = model.change(client, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("change.done", client.name()));
        });
        overlay.open(ClientPages.change(form, model.namespaces(), overlay::close));
    }

    private void openSecret(ClientResponse client) {
        Overlay overlay = overlay();
        SecretForm form = model.secret(
                client, outcome -> finish(overlay, outcome, strings.text("secret.form.done", client.name())));
        overlay.open(ClientPages.secret(form, overlay::close));
    }

    private void openCertificate(ClientResponse client) {
        Overlay overlay = overlay();
        CertificateForm form = model.certificate(
                client, outcome -> finish(overlay, outcome, strings.text("certificate.form.done", client.name())));
        overlay.open(ClientPages.certificate(form, overlay::close));
    }

    private void openMapping(ClientResponse client) {
        Overlay overlay = overlay();
        MappingForm form = model.mapping(client, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("mapping.form.done", client.name()));
        });
        overlay.open(ClientPages.mapping(form, model.authorities(), overlay::close));
    }

    /** Hands over what was made, if it was. */
    private void finish(Overlay overlay, Outcome<NewCredential> outcome, String done) {
        overlay.close();
        tell(overlay, outcome, done);
        if (outcome.result() != null) {
            handOver(outcome.result(), overlay);
        }
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
        String named =
                grant.keyNames() == null ? operations : strings.text("grant.named", operations, grant.keyNames());
        return grant.namespaceId() == null
                ? named
                : strings.text("grant.within", named, model.nameOf(grant.namespaceId()));
    }
}
