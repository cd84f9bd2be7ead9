package org.claviger.server.kek;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.tenant.KekPlace;
import org.claviger.server.hsm.TokenKey;

/** Where a KEK is: all that sealing and opening need to know of it. */
public record KekRef(UUID id, KekPlace place, TokenKey key) {
    /** The ids of several. */
    public static Set<UUID> ids(List<KekRef> keks) {
        return keks.stream().map(KekRef::id).collect(Collectors.toSet());
    }
}
