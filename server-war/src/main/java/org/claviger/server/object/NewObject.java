package org.claviger.server.object;

import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What an object is to be, before there is one.
 *
 * @param length bits
 * @param dates that are planned
 */
record NewObject(
        ObjectType type,
        UUID namespaceId,
        String name,
        @Nullable Algorithm algorithm,
        @Nullable Integer length,
        ProtectionLevel protection,
        Set<Usage> usages,
        KeyPolicy policy,
        LifeDates dates) {
    NewObject {
        usages = Set.copyOf(usages);
    }
}
