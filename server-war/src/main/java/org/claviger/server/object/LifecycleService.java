package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.PlannedDate;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.IfMatch;
import org.jspecify.annotations.Nullable;

/** Leads objects from one state to the next, as a tenant's clients want it. Each method is one transaction. */
@Stateless
public class LifecycleService {
    @Inject
    ManagedObjects objects;

    @Inject
    Destruction destruction;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    /** From now on it protects and processes, whatever date was planned for that. */
    public ObjectResponse activate(Caller client, UUID id, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen, OperationGroup.MANAGE_LIFE_CYCLE);
        object.activate(DatabaseTime.now());
        return changed(client, object, Action.KEY_ACTIVATED, object.name());
    }

    /** Ends the use of an object for protecting; it still processes. */
    public ObjectResponse revoke(Caller client, UUID id, RevokeKeyRequest request, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen, OperationGroup.MANAGE_LIFE_CYCLE);
        object.revoke(request, DatabaseTime.now());
        return changed(client, object, Action.KEY_REVOKED, request.reason().name());
    }

    /** Deletes an object's material for good; its attributes stay. */
    public ObjectResponse destroy(Caller client, UUID id, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen, OperationGroup.DELETE);
        object.destroy(DatabaseTime.now());
        destruction.of(object);
        return changed(client, object, Action.KEY_DESTROYED, object.name());
    }

    /** Keeps it from every use until it is released. */
    public ObjectResponse hold(Caller client, UUID id, @Nullable String reason, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen, OperationGroup.MANAGE_LIFE_CYCLE);
        object.hold(reason, DatabaseTime.now());
        return changed(client, object, Action.KEY_HELD, reason);
    }

    public ObjectResponse release(Caller client, UUID id, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen, OperationGroup.MANAGE_LIFE_CYCLE);
        object.release(DatabaseTime.now());
        return changed(client, object, Action.KEY_RELEASED, object.name());
    }

    /** Plans dates that have not come; what is absent stays. To destroy something, it takes the grant for that. */
    public ObjectResponse plan(Caller client, UUID id, LifeDates dates, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen, OperationGroup.MANAGE_LIFE_CYCLE);
        if (dates.destroy() != null && !dates.destroy().equals(object.dates().destroy())) {
            ManagedObjects.permitted(object, client, OperationGroup.DELETE);
        }
        object.plan(dates, DatabaseTime.now());
        return changed(client, object, Action.KEY_CHANGED, "dates");
    }

    /** Takes back a date that has not come. */
    public ObjectResponse forget(Caller client, UUID id, PlannedDate date, @Nullable IfMatch seen) {
        ManagedObject object = require(client, id, seen, OperationGroup.MANAGE_LIFE_CYCLE);
        object.forget(date, DatabaseTime.now());
        return changed(client, object, Action.KEY_CHANGED, "no date for " + date);
    }

    private ManagedObject require(Caller client, UUID id, @Nullable IfMatch seen, OperationGroup operation) {
        ManagedObject object = objects.requireLocked(client, id, operation);
        IfMatch.require(seen, object.revision());
        return object;
    }

    private ObjectResponse changed(Caller client, ManagedObject object, Action action, @Nullable String detail) {
        objects.flush();
        audit.record(client, action, object.id(), detail);
        return descriptions.of(object);
    }
}
