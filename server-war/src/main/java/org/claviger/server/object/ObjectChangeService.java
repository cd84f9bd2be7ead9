package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.IfMatch;
import org.jspecify.annotations.Nullable;

/** Changes what objects are called, and what may be done with them. Each method is one transaction. */
@Stateless
public class ObjectChangeService {
    @Inject
    ManagedObjects objects;

    @Inject
    AttributeChange attributes;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    /** What is absent stays. */
    public ObjectResponse change(Caller client, UUID id, ChangeObjectRequest request, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen);
        String detail = attributes.change(client, object, request, DatabaseTime.now());
        return changed(client, object, detail);
    }

    /** What is absent stays. */
    public ObjectResponse change(Caller client, UUID id, KeyPolicy policy, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen);
        object.change(policy, DatabaseTime.now());
        return changed(client, object, "policy");
    }

    private ManagedObject require(Caller client, UUID id, @Nullable IfMatch seen) {
        ManagedObject object = objects.requireLocked(client, id, OperationGroup.MANAGE_LIFE_CYCLE);
        IfMatch.require(seen, object.revision());
        return object;
    }

    private ObjectResponse changed(Caller client, ManagedObject object, String detail) {
        objects.flush();
        audit.record(client, Action.KEY_CHANGED, object.id(), detail);
        return descriptions.of(object);
    }
}
