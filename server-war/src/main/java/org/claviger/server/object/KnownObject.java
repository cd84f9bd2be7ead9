package org.claviger.server.object;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.claviger.kmip.item.Item;
import org.claviger.server.hsm.TokenKey;
import org.jspecify.annotations.Nullable;

/**
 * All that the use of an object needs to know of it, read together. Many requests share it: it is never changed.
 *
 * @param attributes none unless it is half of a pair
 * @param versions none unless its material is on a token
 * @param parameters Cryptographic Parameters that go without saying, as KMIP has them; absent if there are none
 */
record KnownObject(
        ManagedObject object,
        List<ObjectAttribute> attributes,
        List<ObjectVersion> versions,
        boolean isArchived,
        @Nullable Item parameters) {
    Set<UUID> dependsOn() {
        return Set.of(object.id(), object.tenantId());
    }

    Optional<UUID> linked(Link.Type type) {
        return attributes.stream()
                .filter(attribute -> attribute.isLink(type))
                .findFirst()
                .map(link -> UUID.fromString(link.text()));
    }

    TokenKey token(int version) {
        return versions.stream()
                .filter(found -> found.version() == version)
                .findFirst()
                .map(ObjectVersion::token)
                .orElseThrow(() ->
                        new IllegalStateException("The place on the token is not known of object " + object.id()));
    }
}
