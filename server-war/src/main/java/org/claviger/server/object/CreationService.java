package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kek.KekRef;
import org.claviger.server.kek.Keks;
import org.claviger.server.platform.Database;
import org.claviger.server.tenant.Namespaces;
import org.claviger.server.vault.Vault;

/** Stores new keys. Each method is one transaction. */
@Stateless
public class CreationService {
    @Inject
    ManagedObjects objects;

    @Inject
    KeyCreationRules rules;

    @Inject
    Namespaces namespaces;

    @Inject
    Keks keks;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /**
     * Stores keys of several callers, trusting that their names are free and their namespaces still there: the database
     * refuses all of them otherwise, and {@link #storeWhatMayBe} tells which was it. Those that have to be sealed anew, or for
     * which there is no room, know so afterwards; if it throws, nothing is stored.
     */
    public void storeAll(List<Creation> group) {
        store(group, (tenant, creations) -> Set.of());
    }

    /**
     * Stores those of several callers' keys that may be stored. The others know why not afterwards; if it throws, nothing is
     * stored.
     */
    public void storeWhatMayBe(List<Creation> group) {
        store(group, this::holdAndLook);
    }

    private void store(List<Creation> group, BiFunction<UUID, List<Creation>, Set<ObjectName>> taken) {
        group.forEach(Creation::begin);
        Map<UUID, List<Creation>> byTenant = group.stream()
                .collect(Collectors.groupingBy(each -> each.client().tenant(), TreeMap::new, Collectors.toList()));
        List<Creation> admitted = new ArrayList<>();
        byTenant.forEach((tenant, creations) -> {
            // Until the transaction ends they stay as they are found.
            List<KekRef> active = keks.sealing(tenant);
            admitted.addAll(admit(tenant, creations, active, taken.apply(tenant, creations)));
        });
        Database.storeNamed(() -> objects.store(admitted), "Another key of this name was made at this moment.");
        admitted.forEach(each -> each.sealed().forEach(vault::store));
        objects.flush();
        // Last, since all who record wait for the end of the chain from then on.
        audit.recordEach(admitted, Creation::client, Creation::use);
        admitted.forEach(Creation::isStored);
    }

    /** The names that are taken; until the transaction ends nobody deletes the namespaces. */
    private Set<ObjectName> holdAndLook(UUID tenant, List<Creation> creations) {
        namespaces.hold(
                tenant, creations.stream().map(each -> each.namespace().id()).collect(Collectors.toSet()));
        return objects.taken(tenant, creations);
    }

    private List<Creation> admit(UUID tenant, List<Creation> creations, List<KekRef> active, Set<ObjectName> taken) {
        Set<ObjectName> names = new HashSet<>(taken);
        KeyCreationRules.Room room = rules.room(tenant);
        List<Creation> admitted = new ArrayList<>();
        for (Creation each : creations) {
            if (!each.isSealedUnder(active)) {
                continue;
            }
            List<ObjectName> wanted = each.names();
            if (wanted.stream().anyMatch(names::contains)) {
                each.isNamedLikeAnother();
            } else if (room.isFull()) {
                each.hasFailed(room.refusal());
            } else {
                room.take(each.objects().size());
                names.addAll(wanted);
                admitted.add(each);
            }
        }
        return admitted;
    }
}
