package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekState;
import org.claviger.server.hsm.ProfileUse;
import org.claviger.server.platform.AdvisoryLock;
import org.claviger.server.platform.RefusedException;

/** Finds and stores KEKs, always within one tenant. */
@ApplicationScoped
public class Keks implements ProfileUse {
    @PersistenceContext
    EntityManager entities;

    /**
     * The generations that seal new material: the primary one, and the one that stands in for it if there is any. Until the
     * transaction ends they stay so, since another is activated only when nobody seals. Refuses if the tenant has none.
     */
    public List<KekRef> sealing(UUID tenantId) {
        AdvisoryLock.ofKeks(tenantId).share(entities);
        return sealingNow(tenantId);
    }

    /** The same at this moment: another may be activated in the next. */
    public List<KekRef> sealingNow(UUID tenantId) {
        List<KekRef> active = active(tenantId);
        if (active.stream().noneMatch(kek -> kek.place() == KekPlace.PRIMARY)) {
            throw ofTenant(tenantId).stream().anyMatch(Kek::isCurrent)
                    ? new RefusedException(
                            ErrorCode.WRONG_STATE,
                            "The tenant's KEK is disabled. One of its operators has to enable it.")
                    : new RefusedException(
                            ErrorCode.WRONG_STATE,
                            "The tenant has no KEK yet. One of its operators has to generate it first.");
        }
        return active;
    }

    /** The active generations, the primary one first; without a lock. */
    public List<KekRef> active(UUID tenantId) {
        return ofTenant(tenantId).stream()
                .filter(kek -> kek.state() == KekState.ACTIVE)
                .map(Kek::ref)
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .toList();
    }

    /** The generation that some material is sealed under; refuses if that may not be opened. */
    public KekRef usable(UUID tenantId, UUID kekId) {
        return require(tenantId, kekId).usable();
    }

    /**
     * Those of several generations that may be opened; refuses if a primary one may not: that it was disabled is not to be
     * got round by the one that stands in for it.
     */
    public List<KekRef> usable(UUID tenantId, Set<UUID> kekIds) {
        List<Kek> named = ofTenant(tenantId).stream()
                .filter(kek -> kekIds.contains(kek.id()))
                .toList();
        return named.stream()
                .filter(kek -> kek.place() == KekPlace.PRIMARY || kek.opens())
                .map(Kek::usable)
                .toList();
    }

    /** Generations that seal no longer and still open: whatever is sealed under them is to be sealed anew. */
    public List<KekRef> retired(UUID tenantId) {
        return ofTenant(tenantId).stream()
                .filter(kek -> kek.state() == KekState.DEACTIVATED || kek.state() == KekState.COMPROMISED)
                .map(Kek::ref)
                .toList();
    }

    /** Tenants that have more KEKs than one, so that something may have to be sealed anew. */
    public List<UUID> tenantsWithSeveral() {
        return entities.createQuery("SELECT k.tenantId FROM Kek k GROUP BY k.tenantId HAVING COUNT(k) > 1", UUID.class)
                .getResultList();
    }

    @Override
    public boolean holdsKeys(UUID hsmProfileId) {
        return entities.createQuery(
                                "SELECT COUNT(k) FROM Kek k WHERE k.hsmProfileId = :profile AND k.destroyedAt IS NULL",
                                Long.class)
                        .setParameter("profile", hsmProfileId)
                        .getSingleResult()
                > 0;
    }

    /** Of all tenants, those that seal and have made so many seals. */
    List<Kek> worn(long seals) {
        return entities.createQuery(
                        "SELECT k FROM Kek k WHERE k.state = :active AND k.seals >= :seals ORDER BY k.seals DESC",
                        Kek.class)
                .setParameter("active", KekState.ACTIVE)
                .setParameter("seals", seals)
                .getResultList();
    }

    Optional<Kek> findActive(UUID tenantId, KekPlace place) {
        return entities.createQuery(
                        "SELECT k FROM Kek k WHERE k.tenantId = :tenant AND k.place = :place AND k.state = :active",
                        Kek.class)
                .setParameter("tenant", tenantId)
                .setParameter("place", place)
                .setParameter("active", KekState.ACTIVE)
                .getResultStream()
                .findFirst();
    }

    Kek require(UUID tenantId, UUID kekId) {
        return entities.createQuery("SELECT k FROM Kek k WHERE k.tenantId = :tenant AND k.id = :id", Kek.class)
                .setParameter("tenant", tenantId)
                .setParameter("id", kekId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("KEK"));
    }

    List<Kek> ofTenant(UUID tenantId) {
        return entities.createQuery(
                        "SELECT k FROM Kek k WHERE k.tenantId = :tenant ORDER BY k.generation DESC", Kek.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    int newestGeneration(UUID tenantId) {
        return Optional.ofNullable(entities.createQuery(
                                "SELECT MAX(k.generation) FROM Kek k WHERE k.tenantId = :tenant", Integer.class)
                        .setParameter("tenant", tenantId)
                        .getSingleResult())
                .orElse(0);
    }

    /** Waits until nobody seals under the tenant's KEKs; nobody begins to until the transaction ends. */
    void takeAlone(UUID tenantId) {
        AdvisoryLock.ofKeks(tenantId).takeAlone(entities);
    }

    /** As {@link #takeAlone}, without waiting: false if somebody else has it. */
    boolean tryAlone(UUID tenantId) {
        return AdvisoryLock.ofKeks(tenantId).tryAlone(entities);
    }

    /** True if the key is a KEK already, no matter whose. */
    boolean isKnown(UUID hsmProfileId, String ckaId) {
        return entities.createQuery(
                                "SELECT COUNT(k) FROM Kek k WHERE k.hsmProfileId = :profile AND k.ckaId = :ckaId",
                                Long.class)
                        .setParameter("profile", hsmProfileId)
                        .setParameter("ckaId", ckaId)
                        .getSingleResult()
                > 0;
    }

    void store(Kek kek) {
        entities.persist(kek);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }
}
