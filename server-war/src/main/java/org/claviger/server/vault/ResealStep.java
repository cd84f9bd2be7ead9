package org.claviger.server.vault;

import java.util.UUID;
import org.claviger.server.kek.KekRef;

/**
 * One thing to be done with all of a tenant's material that is sealed under a KEK.
 *
 * @param from what it is sealed under
 * @param to what it is to be sealed under
 */
record ResealStep(UUID tenantId, Kind kind, KekRef from, KekRef to) {
    /** What becomes of the seal under the old KEK. */
    enum Kind {
        /** It gives way to the one under the new KEK, which may be there already. */
        REPLACE,
        /** It stays, and one under the other token's KEK is added. */
        ADD
    }
}
