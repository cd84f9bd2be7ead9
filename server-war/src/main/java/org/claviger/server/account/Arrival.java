package org.claviger.server.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of somebody who signs in elsewhere.
 *
 * @param accountId absent if he is refused
 * @param standing by the roles that the issuer tells of now; absent if he is refused
 */
public record Arrival(@Nullable UUID accountId, @Nullable Standing standing) {
    static final Arrival REFUSED = new Arrival(null, null);
}
