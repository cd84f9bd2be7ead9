package org.claviger.console.clients;

import java.util.List;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientCertificateListResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.CreateSecretRequest;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.api.tenant.MapCertificateRequest;
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
        IssuedCertificateResponse issued = issueCertificate(made.clientId(), new IssueCertificateRequest(csrPem, null));
        secrets(made.clientId()).forEach(secret -> deleteSecret(made.clientId(), secret.id()));
        return new NewCredential(made.clientId(), made.name(), null, issued.certificatePem());
    }

    /** By the tenant's own CA, which is made if there is none yet. */
    private IssuedCertificateResponse issueCertificate(UUID client, IssueCertificateRequest request) {
        if (authorities().stream().noneMatch(ClientAuthorityResponse::builtIn)) {
            api.post(AUTHORITIES + "/built-in", null);
        }
        return api.post(certificatesOf(client), request, IssuedCertificateResponse.class);
    }

    NewCredential issueCertificate(ClientResponse client, IssueCertificateRequest request) {
        return new NewCredential(
                client.id(),
                client.name(),
                null,
                issueCertificate(client.id(), request).certificatePem());
    }

    ClientCertificateResponse mapCertificate(ClientResponse client, MapCertificateRequest request) {
        return api.post(certificatesOf(client.id()) + "/mapping", request, ClientCertificateResponse.class);
    }

    List<ClientCertificateResponse> certificates(UUID client) {
        return api.get(certificatesOf(client), ClientCertificateListResponse.class)
                .items();
    }

    void revokeCertificate(UUID client, UUID certificate) {
        api.delete(certificatesOf(client) + "/" + certificate);
    }

    List<ClientAuthorityResponse> authorities() {
        return api.get(AUTHORITIES, ClientAuthorityListResponse.class).items();
    }

    /** What a client authenticates by. */
    Credentials credentials(UUID client) {
        return new Credentials(secrets(client), certificates(client));
    }

    ClientResponse change(ClientResponse client, ChangeClientRequest request) {
        return api.put(path(client.id()), request, ClientResponse.class);
    }

    NewCredential issueSecret(ClientResponse client, @Nullable Integer days) {
        IssuedSecretResponse issued =
                api.post(secretsOf(client.id()), new CreateSecretRequest(days), IssuedSecretResponse.class);
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

    private static String certificatesOf(UUID client) {
        return path(client) + "/certificates";
    }

    private static String secretsOf(UUID client) {
        return path(client) + "/secrets";
    }
}
