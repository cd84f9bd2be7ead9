package org.claviger.console.clients;

import java.util.List;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.CreateSecretRequest;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.api.tenant.NamespaceListResponse;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.Slice;
import org.jspecify.annotations.Nullable;

/** The server's side of the clients. Each call blocks. */
record ClientsDoor(ApiClient api) {
    private static final String CLIENTS = "/api/v1/tenant/clients";
    private static final String AUTHORITIES = "/api/v1/tenant/client-authorities";

    Slice<ClientResponse> list(PageRequest wanted) {
        ClientListResponse page = api.get(wanted.on(CLIENTS), ClientListResponse.class);
        return new Slice<>(page.items(), page.total());
    }

    List<NamespaceResponse> namespaces() {
        return api.get("/api/v1/tenant/namespaces?limit=1000", NamespaceListResponse.class)
                .items();
    }

    List<SecretResponse> secrets(UUID client) {
        return api.get(secretsOf(client), SecretListResponse.class).items();
    }

    /** Makes one; with a request for a certificate it gets that in place of its secret. */
    NewCredential create(CreateClientRequest request, @Nullable String csrPem) {
        ClientSecretResponse made = api.post(CLIENTS, request, ClientSecretResponse.class);
        if (csrPem == null) {
            return new NewCredential(made.clientId(), made.name(), made.clientSecret(), null);
        }
        made.clientSecret().close();
        try {
            return certify(made, csrPem);
        } catch (ApiException e) {
            // What nobody can use should not be in the way of the next try.
            api.delete(path(made.clientId()));
            throw e;
        }
    }

    private NewCredential certify(ClientSecretResponse made, String csrPem) {
        requireOwnAuthority();
        IssuedCertificateResponse issued = api.post(
                path(made.clientId()) + "/certificates",
                new IssueCertificateRequest(csrPem, null),
                IssuedCertificateResponse.class);
        secrets(made.clientId()).forEach(secret -> deleteSecret(made.clientId(), secret.id()));
        return new NewCredential(made.clientId(), made.name(), null, issued.certificatePem());
    }

    private void requireOwnAuthority() {
        List<ClientAuthorityResponse> all =
                api.get(AUTHORITIES, ClientAuthorityListResponse.class).items();
        if (all.stream().noneMatch(ClientAuthorityResponse::builtIn)) {
            api.post(AUTHORITIES + "/built-in", null);
        }
    }

    NewCredential issueSecret(ClientResponse client) {
        IssuedSecretResponse issued =
                api.post(secretsOf(client.id()), new CreateSecretRequest(null), IssuedSecretResponse.class);
        return new NewCredential(client.id(), client.name(), issued.clientSecret(), null);
    }

    void deleteSecret(UUID client, UUID secret) {
        api.delete(secretsOf(client) + "/" + secret);
    }

    ClientResponse enable(ClientResponse client) {
        return api.post(path(client.id()) + "/enable", null, ClientResponse.class);
    }

    ClientResponse disable(ClientResponse client) {
        return api.post(path(client.id()) + "/disable", null, ClientResponse.class);
    }

    ClientResponse delete(ClientResponse client) {
        api.delete(path(client.id()));
        return client;
    }

    private static String path(UUID client) {
        return CLIENTS + "/" + client;
    }

    private static String secretsOf(UUID client) {
        return path(client) + "/secrets";
    }
}
