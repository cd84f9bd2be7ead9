package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;

/** Keeps what came of an operation as a managed object. Each method is one transaction. */
@Stateless
public class RegistrationService {
    @Inject
    ManagedObjects objects;

    @Inject
    Registration registration;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    /**
     * Keeps material that came from elsewhere, or that another party has as well.
     *
     * @param material in the encoding of its type; not wiped
     */
    public ObjectResponse register(Caller client, ObjectTemplate wanted, byte[] material) {
        ManagedObject made = registration.register(client, wanted, material, null, Instant.now());
        audit.record(client, Action.KEY_IMPORTED, made.id(), made.name());
        return descriptions.of(made);
    }

    /**
     * Keeps a key that was derived from another of the tenant, and links the two.
     *
     * @param baseId of what it was derived from
     * @param material raw; not wiped
     */
    public ObjectResponse registerDerived(Caller client, ObjectTemplate wanted, byte[] material, UUID baseId) {
        ManagedObject base = objects.require(client, baseId, OperationGroup.DERIVE);
        ManagedObject made = registration.registerDerived(client, wanted, material, base, Instant.now());
        audit.record(client, Action.KEY_CREATED, made.id(), made.name());
        return descriptions.of(made);
    }
}
