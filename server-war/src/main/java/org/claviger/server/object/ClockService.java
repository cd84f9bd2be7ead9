package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.State;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.DatabaseTime;

/**
 * Records, without a request having to come, what dates have made of objects. Answers don't wait for it: an object's state is
 * always the one that its dates say. Each method is one transaction.
 */
@Stateless
public class ClockService {
    @Inject
    DueObjects due;

    @Inject
    Destruction destruction;

    @Inject
    AuditTrail audit;

    /** Objects whose state isn't recorded yet as it is by now. */
    public List<UUID> due(int most) {
        return due.toSettle(DatabaseTime.now(), most);
    }

    /** Records the state of one, and deletes its material if it is destroyed; unless another node is doing so. */
    public void settle(UUID id) {
        due.lock(id).ifPresent(this::settle);
    }

    private void settle(ManagedObject object) {
        for (State state : object.settle(DatabaseTime.now())) {
            if (Lifecycle.isDestroyed(state)) {
                destruction.of(object);
            }
            audit.ofServer(object.tenantId(), action(state), object.id(), object.name() + ", by its date");
        }
    }

    private static Action action(State state) {
        return switch (state) {
            case ACTIVE -> Action.KEY_ACTIVATED;
            case DEACTIVATED -> Action.KEY_DEACTIVATED;
            case DESTROYED, DESTROYED_COMPROMISED -> Action.KEY_DESTROYED;
            case PRE_ACTIVE, COMPROMISED -> throw new IllegalStateException("No date makes an object " + state + ".");
        };
    }
}
