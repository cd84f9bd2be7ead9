package org.claviger.server.object;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * An object as a protocol wants it that says all of it: nothing is taken for granted.
 *
 * @param namespace the name of the one that it is to be in; absent: the client's only one, or else {@code default}
 * @param name absent: nobody has named it
 * @param algorithm absent if the server can't use the material: then that is kept as the protocol encodes it
 * @param length bits; absent if it has none
 * @param usageMask bits of KMIP 2.1, section 11.12, whether the server knows them or not
 * @param dates those that are known; without an activation date it is pre-active
 * @param originalCreationDate when the material was made, if that is known
 * @param free attributes of the caller's own, which are texts
 * @param links to objects that the client may look at
 * @param kept all further attributes
 */
public record Enrolment(
        ObjectType type,
        @Nullable String namespace,
        @Nullable String name,
        @Nullable Algorithm algorithm,
        @Nullable Integer length,
        int usageMask,
        KeyPolicy policy,
        LifeDates dates,
        @Nullable Instant originalCreationDate,
        Set<String> groups,
        Map<String, String> free,
        Set<Link> links,
        List<Kept> kept) {
    public Enrolment {
        links = Set.copyOf(links);
        groups = Set.copyOf(groups);
        free = Map.copyOf(free);
        kept = List.copyOf(kept);
    }
}
