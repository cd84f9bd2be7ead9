package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tenant's objects to its clients. To show one needs no transaction: in one its record would keep the end of the
 * tenant's audit chain locked, so that those who read wait for each other.
 */
@Stateless
public class ObjectService {
    @Inject
    ManagedObjects objects;

    @Inject
    FoundObjects found;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ObjectResponse get(Caller client, UUID id) {
        ObjectResponse attributes = descriptions.of(objects.require(client, id, OperationGroup.GET_ATTRIBUTES));
        audit.record(client, Action.KEY_ATTRIBUTES_READ, id, null);
        return attributes;
    }

    /** Its versions, the newest first; their material stays where it is. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ObjectVersionsResponse versions(Caller client, UUID id) {
        ManagedObject object = objects.require(client, id, OperationGroup.GET_ATTRIBUTES);
        audit.record(client, Action.KEY_ATTRIBUTES_READ, id, "versions");
        return objects.tellVersions(object);
    }

    /**
     * A page of the objects that the client may read, and that are as is wanted.
     *
     * @param after the {@code next} of the page before
     */
    public ObjectPageResponse find(Caller client, ObjectCriteria wanted, @Nullable String after, int limit) {
        PageCursor cursor = after == null ? null : PageCursor.parse(after);
        List<ManagedObject> page = found.page(client, wanted, cursor, limit + 1);
        boolean more = page.size() > limit;
        List<ManagedObject> shown = more ? page.subList(0, limit) : page;
        audit.record(client, Action.KEYS_LISTED, null, null);
        String next = null;
        if (more) {
            ManagedObject last = shown.get(limit - 1);
            next = new PageCursor(last.name(), last.id()).text();
        }
        return new ObjectPageResponse(descriptions.of(client.tenant(), shown), next);
    }
}
