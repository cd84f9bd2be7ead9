package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds objects, of whatever tenant, whose dates have come. */
@ApplicationScoped
class DueObjects {
    private static final String TO_SETTLE =
            "(SELECT id FROM managed_object WHERE state = 'PRE_ACTIVE' AND activation_date <= ?)"
                    + " UNION (SELECT id FROM managed_object WHERE state = 'ACTIVE' AND deactivation_date <= ?)"
                    + " UNION (SELECT id FROM managed_object WHERE destroy_date IS NOT NULL AND destroy_date <= ?"
                    + " AND state NOT IN ('ACTIVE', 'DESTROYED', 'DESTROYED_COMPROMISED')) LIMIT ?";

    /** A public key follows its private one, and has no cryptoperiod of its own. */
    private static final String TO_ROTATE = "SELECT id FROM managed_object WHERE auto_rotate AND state = 'ACTIVE'"
            + " AND cryptoperiod_end <= ? AND held_since IS NULL ORDER BY cryptoperiod_end LIMIT ?";

    @PersistenceContext
    EntityManager entities;

    /** Those whose state isn't recorded yet as it is by now. */
    @SuppressWarnings("unchecked") // A query of one column.
    List<UUID> toSettle(Instant now, int most) {
        return entities.createNativeQuery(TO_SETTLE)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                .setParameter(4, most)
                .getResultList();
    }

    /** Those that are to get a new version by themselves. */
    @SuppressWarnings("unchecked") // A query of one column.
    List<UUID> toRotate(Instant now, int most) {
        return entities.createNativeQuery(TO_ROTATE)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, most)
                .getResultList();
    }

    /** One of them, which nobody else changes until the transaction ends; absent if another is about to do that. */
    Optional<ManagedObject> lock(UUID id) {
        boolean locked = !entities.createNativeQuery("SELECT 1 FROM managed_object WHERE id = ? FOR UPDATE SKIP LOCKED")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
        return locked ? Optional.ofNullable(entities.find(ManagedObject.class, id)) : Optional.empty();
    }
}
