package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** Shows a tenant's objects to its clients. Each method is one transaction. */
@Stateless
public class ObjectService {
    @Inject
    ManagedObjects objects;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    public ObjectResponse get(Caller client, UUID id) {
        ObjectResponse attributes = descriptions.of(objects.require(client, id, OperationGroup.GET_ATTRIBUTES));
        audit.record(client, Action.KEY_ATTRIBUTES_READ, id, null);
        return attributes;
    }

    /**
     * A page of the objects that the client may read.
     *
     * @param after the {@code next} of the page before
     */
    public ObjectPageResponse list(Caller client, @Nullable String after, int limit) {
        PageCursor cursor = after == null ? null : PageCursor.parse(after);
        List<ManagedObject> page = objects.page(client, cursor, limit + 1);
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
