package org.claviger.server.tenant;

import java.util.UUID;

/**
 * A tenant goes for good; told within the transaction that removes it, so that each room removes what it keeps of it: the KEKs
 * first (priority {@link #KEKS}), then what is sealed under them, then what those belong to.
 */
public record TenantRemoved(UUID tenantId) {
    public static final int KEKS = 1000;
    public static final int MATERIAL = 2000;
    public static final int OBJECTS = 3000;
}
