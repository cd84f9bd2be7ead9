package org.claviger.api.crypto;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a managed object; never its material.
 *
 * @param id the Unique Identifier, the same through REST and KMIP
 * @param namespace the name of the one that it is in
 * @param algorithm absent for secret data and opaque objects
 * @param length bits
 * @param state at this moment
 * @param hold absent unless it is held
 * @param version of the newest material, counts from 1
 * @param alwaysSensitive has been sensitive since it was made
 * @param neverExtractable was never extractable
 * @param rotateDate when the next version will be made
 * @param lastUsedAt some seconds late; absent: never
 * @param checkValue of the newest version of a symmetric key: hexadecimal
 * @param fingerprint of the newest version of a public key or certificate: SHA-256, hexadecimal
 */
public record ObjectResponse(
        UUID id,
        ObjectType type,
        String name,
        String namespace,
        @Nullable Algorithm algorithm,
        @Nullable Integer length,
        ProtectionLevel protection,
        Set<Usage> usages,
        State state,
        @Nullable Hold hold,
        @Nullable Revocation revocation,
        int version,
        Instant createdAt,
        @Nullable Instant originalCreationDate,
        @Nullable Instant lastUsedAt,
        LifeDates dates,
        KeyPolicy policy,
        boolean alwaysSensitive,
        boolean neverExtractable,
        @Nullable Instant rotateDate,
        @Nullable String checkValue,
        @Nullable String fingerprint,
        Set<String> groups,
        Map<String, String> attributes,
        List<Link> links) {
    public ObjectResponse {
        usages = Set.copyOf(usages);
        groups = groups == null ? Set.of() : Set.copyOf(groups);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        links = links == null ? List.of() : List.copyOf(links);
    }

    /** The other object of a link; absent if there is no such link. */
    public @Nullable UUID linked(Link.Type type) {
        return links.stream()
                .filter(link -> link.type() == type)
                .map(Link::target)
                .findFirst()
                .orElse(null);
    }
}
