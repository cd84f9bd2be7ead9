package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.NamespaceListResponse;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What operators do with their tenant's namespaces. Each method is one transaction. */
@Stateless
public class NamespaceService {
    @Inject
    Namespaces namespaces;

    @Inject
    Clients clients;

    @Inject
    AuditTrail audit;

    public NamespaceListResponse list(Caller operator, ListQuery wanted) {
        Page<Namespace> page = namespaces.page(operator.tenant(), wanted);
        return new NamespaceListResponse(
                page.items().stream().map(Namespace::response).toList(), page.total());
    }

    public NamespaceResponse create(Caller operator, NamespaceRequest request) {
        Namespace namespace = new Namespace(operator.tenant(), request);
        Database.storeNamed(() -> namespaces.store(namespace), taken(request));
        audit.record(operator, Action.NAMESPACE_CREATED, namespace.id(), namespace.name());
        return namespace.response();
    }

    public NamespaceResponse get(Caller operator, UUID id) {
        return namespaces.require(operator.tenant(), id).response();
    }

    public NamespaceResponse change(Caller operator, UUID id, NamespaceRequest request, @Nullable IfMatch seen) {
        Namespace namespace = namespaces.require(operator.tenant(), id);
        IfMatch.require(seen, namespace.revision());
        String before = namespace.name();
        namespace.describe(request);
        Database.storeNamed(namespaces::flush, taken(request));
        audit.record(operator, Action.NAMESPACE_CHANGED, id, before + " is now " + namespace.name());
        return namespace.response();
    }

    /** Removes one that neither a key nor a client is in. */
    public void delete(Caller operator, UUID id, @Nullable IfMatch seen) {
        Namespace namespace = namespaces.require(operator.tenant(), id);
        IfMatch.require(seen, namespace.revision());
        namespace.requireNotDefault();
        // Before the clients are asked for: from now on none can be put into it.
        namespaces.remove(namespace);
        if (clients.areIn(operator.tenant(), id)) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "Clients are in this namespace. Take them out of it first.");
        }
        audit.record(operator, Action.NAMESPACE_DELETED, id, namespace.name());
    }

    private static String taken(NamespaceRequest request) {
        return "The tenant has a namespace \"" + request.name() + "\" already.";
    }
}
