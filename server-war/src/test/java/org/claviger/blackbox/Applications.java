package org.claviger.blackbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;

/** Makes namespaces and clients of a tenant, and calls as such a client. */
record Applications(RunningServer.Handle server, ApiClient operator) {
    static final String CLIENTS = "/api/v1/tenant/clients";
    static final String NAMESPACES = "/api/v1/tenant/namespaces";

    /** What a test's client usually may do. */
    static final Grant ALL = new Grant(
            EnumSet.complementOf(EnumSet.of(
                    OperationGroup.GET_MATERIAL, OperationGroup.SET_RULES, OperationGroup.RENEW_CERTIFICATE)),
            null,
            null);

    NamespaceResponse namespace(String name) {
        return operator.post(NAMESPACES, new NamespaceRequest(name, null), NamespaceResponse.class);
    }

    Application client(String name) {
        return client(CreateClientRequest.of(name));
    }

    Application client(String name, Set<NamespaceResponse> namespaces, Grant... grants) {
        Set<UUID> ids = namespaces.stream().map(NamespaceResponse::id).collect(Collectors.toSet());
        return client(new CreateClientRequest(name, null, ids, Arrays.asList(grants), null, null, null));
    }

    Application client(CreateClientRequest request) {
        return new Application(this, operator.post(CLIENTS, request, ClientSecretResponse.class));
    }

    /** A client that was made. */
    record Application(Applications of, ClientSecretResponse made) {
        String path() {
            return CLIENTS + "/" + made.clientId();
        }

        /** Calls with a token for the first secret. */
        ApiClient api() {
            return of.server().api().asClient(made.clientId().toString(), made.clientSecret());
        }

        ClientResponse shown() {
            return of.operator().get(path(), ClientResponse.class);
        }

        /** The change that changes nothing but what it may do, and from where. */
        ChangeClientRequest change(List<Grant> grants, @Nullable List<String> networks) {
            ClientResponse now = shown();
            return new ChangeClientRequest(
                    now.name(), now.description(), now.namespaces(), grants, networks, now.oidcClientId());
        }

        ClientResponse become(ChangeClientRequest change) {
            return of.operator().put(path(), change, ClientResponse.class);
        }
    }

    static ObjectResponse newKey(ApiClient client, String name, @Nullable String namespace) {
        return client.post(
                OwnTenant.KEYS, CreateKeyRequest.in(namespace, name, Algorithm.AES, 256, null), ObjectResponse.class);
    }

    static List<ObjectResponse> keys(ApiClient client) {
        return client.get(OwnTenant.KEYS + "?limit=1000", ObjectPageResponse.class)
                .items();
    }
}
