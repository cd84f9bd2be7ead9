package org.claviger.server.kek;

import java.util.UUID;

/** Tells how much is sealed under a KEK; the room that has sealed it answers. */
public interface SealedUnder {
    /** Materials that have a seal under the KEK. */
    long countUnder(UUID tenantId, UUID kekId);

    /** Materials that have a seal under this KEK and no other. */
    long countOnlyUnder(UUID tenantId, UUID kekId);
}
