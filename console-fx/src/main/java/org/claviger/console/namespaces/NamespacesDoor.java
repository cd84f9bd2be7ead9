package org.claviger.console.namespaces;

import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.NamespaceListResponse;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.Slice;

/** The server's side of the namespaces. Each call blocks. */
record NamespacesDoor(ApiClient client) {
    private static final String NAMESPACES = "/api/v1/tenant/namespaces";

    Slice<NamespaceResponse> list(PageRequest wanted) {
        NamespaceListResponse page = client.get(wanted.on(NAMESPACES), NamespaceListResponse.class);
        return new Slice<>(page.items(), page.total());
    }

    NamespaceResponse create(NamespaceRequest request) {
        return client.post(NAMESPACES, request, NamespaceResponse.class);
    }

    NamespaceResponse change(NamespaceResponse namespace, NamespaceRequest request) {
        return client.put(path(namespace), request, NamespaceResponse.class);
    }

    NamespaceResponse delete(NamespaceResponse namespace) {
        client.delete(path(namespace));
        return namespace;
    }

    private static String path(NamespaceResponse namespace) {
        return NAMESPACES + "/" + namespace.id();
    }
}
