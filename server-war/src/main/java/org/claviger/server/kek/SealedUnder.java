package org.claviger.server.kek;

import java.util.Set;
import java.util.UUID;

/** Tells how much is sealed under a KEK; the room that has sealed it answers. */
public interface SealedUnder {
    /** Materials that have a seal under the KEK. */
    long countUnder(UUID tenantId, UUID kekId);

    /** Materials of a tenant that have a seal under any of these KEKs. */
    long countUnderAny(UUID tenantId, Set<UUID> kekIds);
}
