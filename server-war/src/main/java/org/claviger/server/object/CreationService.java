package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
     * Stores keys of several callers. Those that may not be stored, or have to be sealed anew, know so afterwards; if it
     * throws, nothing is stored.
     */
    public void store(List<Creation> group) {
        group.forEach(Creation::begin);
        Map<UUID, List<Creation>> byTenant = group.stream()
                .collect(Collectors.groupingBy(each -> each.client().tenant(), TreeMap::new, Collectors.toList()));
        List<Creation> admitted = new ArrayList<>();
        byTenant.forEach((tenant, creations) -> admitted.addAll(admit(tenant, creations)));
        Database.storeNamed(() -> objects.store(admitted), "Another key of this name was made at this moment.");
        admitted.forEach(each -> each.sealed().forEach(vault::store));
        objects.flush();
        // Last, since all who record wait for the end of the chain from then on.
        audit.recordEach(admitted, Creation::client, Creation::use);
        admitted.forEach(Creation::isStored);
    }

    /** Until the transaction ends the tenant's KEKs, its namespaces and the room for its keys stay as they are found. */
    private List<Creation> admit(UUID tenant, List<Creation> creations) {
        List<KekRef> active = keks.sealing(tenant);
        namespaces.hold(
                tenant, creations.stream().map(each -> each.namespace().id()).collect(Collectors.toSet()));
        Set<ObjectName> taken = objects.taken(tenant, creations);
        KeyCreationRules.Room room = rules.room(tenant);
        List<Creation> admitted = new ArrayList<>();
        for (Creation each : creations) {
            if (!each.isSealedUnder(active)) {
                continue;
            }
            List<ObjectName> names = each.names();
            if (names.stream().anyMatch(taken::contains)) {
                each.isNamedLikeAnother();
            } else if (room.isFull()) {
                each.hasFailed(room.refusal());
            } else {
                room.take(each.objects().size());
                taken.addAll(names);
                admitted.add(each);
            }
        }
        return admitted;
    }
}
