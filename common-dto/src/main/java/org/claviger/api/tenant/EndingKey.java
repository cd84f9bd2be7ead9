package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * An active key whose time to protect ends.
 *
 * @param endsAt when it protects no more; may have passed already
 * @param why what ends then
 */
public record EndingKey(UUID id, String name, @Nullable Algorithm algorithm, Instant endsAt, Why why) {
    /** What ends. */
    public enum Why {
        /** Its newest version's cryptoperiod, and no other version follows by itself: rotate it. */
        CRYPTOPERIOD,
        /** It will be deactivated: it has that date. */
        DEACTIVATION
    }
}
