package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects all that is told of objects to a protocol that knows more of them than REST does. */
@ApplicationScoped
class ObjectViews {
    @Inject
    KeptAttributes kept;

    @Inject
    Descriptions descriptions;

    ObjectView of(ManagedObject object) {
        return of(object.tenantId(), List.of(object)).get(0);
    }

    /** In the order given; all of one tenant. */
    List<ObjectView> of(UUID tenant, List<ManagedObject> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Set<UUID> ids = shown.stream().map(ManagedObject::id).collect(Collectors.toSet());
        Map<UUID, List<Kept>> allKept = kept.of(tenant, ids);
        var told = descriptions.of(tenant, shown);
        return Stream.iterate(0, i -> i < shown.size(), i -> i + 1)
                .map(i -> {
                    ManagedObject object = shown.get(i);
                    return new ObjectView(
                            told.get(i),
                            object.usageMask(),
                            !object.name().equals(object.id().toString()),
                            object.lastChangeDate(),
                            allKept.getOrDefault(object.id(), List.of()));
                })
                .toList();
    }
}
