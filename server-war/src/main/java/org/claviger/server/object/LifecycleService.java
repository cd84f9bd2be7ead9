package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.vault.Vault;

/** Leads objects from one state to the next, as a tenant's clients want it. Each method is one transaction. */
@Stateless
public class LifecycleService {
    @Inject
    ManagedObjects objects;

    @Inject
    Vault vault;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    /** Ends the use of an object for protecting; it still processes. */
    public ObjectResponse revoke(Caller client, UUID id, RevokeKeyRequest request) {
        ManagedObject object = objects.require(client, id, OperationGroup.MANAGE_LIFE_CYCLE);
        object.revoke(request, Instant.now());
        audit.record(client, Action.KEY_REVOKED, id, request.reason().name());
        return descriptions.of(object);
    }

    /** Deletes an object's material for good; its attributes stay. */
    public ObjectResponse destroy(Caller client, UUID id) {
        ManagedObject object = objects.require(client, id, OperationGroup.DELETE);
        object.destroy(Instant.now());
        vault.destroy(client.tenant(), id);
        audit.record(client, Action.KEY_DESTROYED, id, object.name());
        return descriptions.of(object);
    }
}
