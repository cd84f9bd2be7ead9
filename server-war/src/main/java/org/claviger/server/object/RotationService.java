package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.IfMatch;
import org.jspecify.annotations.Nullable;

/** Makes new versions of keys, as clients want it or at the end of a cryptoperiod. Each method is one transaction. */
@Stateless
public class RotationService {
    @Inject
    ManagedObjects objects;

    @Inject
    DueObjects due;

    @Inject
    Rotation rotation;

    @Inject
    Descriptions descriptions;

    @Inject
    AuditTrail audit;

    /** From the answer on the new version protects; the older ones still process. Of a pair either half may be named. */
    public ObjectResponse rotate(Caller client, UUID id, @Nullable IfMatch seen) {
        ManagedObject named = objects.require(client, id, OperationGroup.MANAGE_LIFE_CYCLE);
        IfMatch.require(seen, named.revision());
        List<ManagedObject> rotated = rotation.rotate(named);
        rotated.forEach(each -> ManagedObjects.permitted(each, client, OperationGroup.MANAGE_LIFE_CYCLE));
        objects.flush();
        rotated.forEach(each -> audit.record(client, Action.KEY_ROTATED, each.id(), version(each)));
        return descriptions.of(named(rotated, id));
    }

    /** Keys whose cryptoperiod is over. */
    public List<UUID> due(int most) {
        return due.toRotate(Instant.now(), most);
    }

    /** Rotates one of these, unless another node is doing so. */
    public void rotateDue(UUID id) {
        due.lock(id).filter(key -> key.isRotationDue(Instant.now())).stream()
                .flatMap(key -> rotation.rotate(key).stream())
                .forEach(each -> audit.ofServer(
                        each.tenantId(), Action.KEY_ROTATED, each.id(), version(each) + ", by its cryptoperiod"));
    }

    private static ManagedObject named(List<ManagedObject> rotated, UUID id) {
        return rotated.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static String version(ManagedObject object) {
        return object.name() + ", version " + object.version();
    }
}
