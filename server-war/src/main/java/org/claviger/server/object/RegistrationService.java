package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.format.Certificate;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.DatabaseTime;
import org.jspecify.annotations.Nullable;

/** Keeps what came of an operation as a managed object. Each method is one transaction. */
@Stateless
public class RegistrationService {
    @Inject
    ManagedObjects objects;

    @Inject
    Registration registration;

    @Inject
    CertificateChains chains;

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
        ManagedObject made = registration.register(client, wanted, material, null, DatabaseTime.now());
        audit.record(client, Action.KEY_IMPORTED, made.id(), made.name());
        return descriptions.of(made);
    }

    /**
     * Keeps material that came with certificates: those of the key, or those that follow a certificate.
     *
     * @param madeAt when it was made, if that is known
     * @param certificates that of the key, or the certificate itself, first; each followed by that of its issuer
     */
    public ObjectResponse register(
            Caller client,
            ObjectTemplate wanted,
            byte[] material,
            @Nullable Instant madeAt,
            List<Certificate> certificates) {
        Instant now = DatabaseTime.now();
        List<ManagedObject> all = new ArrayList<>();
        ManagedObject made = registration.register(client, wanted, material, madeAt, now);
        all.add(made);
        all.addAll(chains.register(client, wanted, made, certificates, now));
        all.forEach(object -> audit.record(client, Action.KEY_IMPORTED, object.id(), object.name()));
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
        ManagedObject made = registration.registerDerived(client, wanted, material, base, DatabaseTime.now());
        audit.record(client, Action.KEY_CREATED, made.id(), made.name());
        return descriptions.of(made);
    }
}
