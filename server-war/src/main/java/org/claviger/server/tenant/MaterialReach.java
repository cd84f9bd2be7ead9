package org.claviger.server.tenant;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;

/** Which key material a client may take out. */
record MaterialReach(Set<Part> parts) {
    private static final String ALL = "*";

    /** None. */
    static final MaterialReach NOTHING = new MaterialReach(Set.of());

    static MaterialReach of(ClientProfile profile) {
        return new MaterialReach(profile.grants().stream()
                .filter(grant -> grant.operations().contains(OperationGroup.GET_MATERIAL))
                .flatMap(grant -> parts(profile, grant))
                .collect(Collectors.toSet()));
    }

    /** True unless everything that this reaches is reached by the other. */
    boolean exceeds(MaterialReach other) {
        return !parts.stream()
                .allMatch(part -> other.parts.contains(part) || other.parts.contains(new Part(part.namespace(), ALL)));
    }

    private static Stream<Part> parts(ClientProfile profile, Grant grant) {
        String names = Optional.ofNullable(grant.keyNames()).orElse(ALL);
        return profile.namespaces().stream()
                .filter(namespace ->
                        grant.namespaceId() == null || grant.namespaceId().equals(namespace))
                .map(namespace -> new Part(namespace, names));
    }

    /**
     * Keys of one namespace.
     *
     * @param names a pattern
     */
    record Part(UUID namespace, String names) {}
}
