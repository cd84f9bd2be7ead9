package org.claviger.server.object;

import java.util.UUID;
import org.claviger.api.crypto.UsageLimits;

/** What uses are counted against. */
sealed interface UsageQuota {
    /** So much may be reserved at once. */
    int block();

    /** The limit that a client has set for an object. */
    record Limit(UUID objectId, UsageLimits.Unit unit) implements UsageQuota {
        @Override
        public int block() {
            return unit == UsageLimits.Unit.BYTES ? 1 << 24 : 1 << 10;
        }
    }

    /** The random IVs of one version of a key. */
    record RandomIvs(UUID objectId, int version) implements UsageQuota {
        @Override
        public int block() {
            return 1 << 16;
        }
    }
}
