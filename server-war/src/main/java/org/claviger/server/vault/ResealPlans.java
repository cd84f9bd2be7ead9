package org.claviger.server.vault;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.tenant.KekPlace;
import org.claviger.server.kek.KekRef;
import org.claviger.server.kek.Keks;
import org.claviger.server.vault.ResealStep.Kind;

/**
 * Finds what has to be sealed anew, so that a tenant's material is sealed under its active KEKs and no other. Each look is a
 * transaction: outside of one, the entity manager belongs to a call of the container, which workers of that call would
 * close.
 */
@Stateless
public class ResealPlans {
    private static final String SEALED = " FROM material m WHERE m.kek_id = ? AND m.tenant_id = ?";
    private static final String WITHOUT_OTHER = " AND NOT EXISTS (SELECT 1 FROM material o"
            + " WHERE o.object_id = m.object_id AND o.version = m.version AND o.kek_id = ?)";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Keks keks;

    /** Tenants that may have something to be sealed anew. */
    public List<UUID> tenants() {
        return keks.tenantsWithSeveral();
    }

    /** The steps, in order; some may have nothing to do. */
    public List<ResealStep> steps(UUID tenant) {
        List<KekRef> active = keks.active(tenant);
        List<ResealStep> steps = new ArrayList<>();
        for (KekRef retired : keks.retired(tenant)) {
            in(retired.place(), active)
                    .or(() -> in(KekPlace.PRIMARY, active))
                    .ifPresent(successor -> steps.add(new ResealStep(tenant, Kind.REPLACE, retired, successor)));
        }
        for (KekRef from : active) {
            for (KekRef to : active) {
                if (!from.equals(to)) {
                    steps.add(new ResealStep(tenant, Kind.ADD, from, to));
                }
            }
        }
        return steps;
    }

    private static Optional<KekRef> in(KekPlace place, List<KekRef> active) {
        return active.stream().filter(kek -> kek.place() == place).findFirst();
    }

    /** True if material is sealed under an older KEK: cheap, however much material there is. */
    public boolean isAnythingOld(UUID tenant) {
        return steps(tenant).stream().anyMatch(step -> step.kind() == Kind.REPLACE && isAnythingLeft(step));
    }

    /** True if anything has to be sealed anew. Where a tenant has two tokens this looks at all of its material. */
    public boolean isAnythingLeft(UUID tenant) {
        return steps(tenant).stream().anyMatch(this::isAnythingLeft);
    }

    /** Materials that have to be sealed anew. */
    public long left(UUID tenant) {
        return steps(tenant).stream()
                .mapToLong(step -> ((Number) query("SELECT COUNT(*)", step).getSingleResult()).longValue())
                .sum();
    }

    private boolean isAnythingLeft(ResealStep step) {
        return !query("SELECT 1", step).setMaxResults(1).getResultList().isEmpty();
    }

    private Query query(String what, ResealStep step) {
        boolean add = step.kind() == Kind.ADD;
        Query query = entities.createNativeQuery(what + SEALED + (add ? WITHOUT_OTHER : ""))
                .setParameter(1, step.from().id())
                .setParameter(2, step.tenantId());
        return add ? query.setParameter(3, step.to().id()) : query;
    }
}
