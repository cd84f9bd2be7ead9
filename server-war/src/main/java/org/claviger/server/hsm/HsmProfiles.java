package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.server.platform.AdvisoryLock;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;

/** Finds and stores HSM profiles. */
@ApplicationScoped
public class HsmProfiles {
    private static final Listings<HsmProfile> LISTINGS = new Listings<>(
            HsmProfile.class,
            "TRUE = TRUE",
            List.of(
                    new Column("name", "LOWER(e.name)"),
                    new Column("deviceName", "LOWER(e.device.name)"),
                    new Column("tokenLabel", "e.tokenLabel"),
                    new Column("createdAt", "e.createdAt")),
            List.of("e.name", "e.device.name", "e.tokenLabel"),
            List.of(
                    Narrowing.text("name", "e.name"),
                    Narrowing.text("deviceName", "e.device.name"),
                    Narrowing.text("tokenLabel", "e.tokenLabel"),
                    Narrowing.from("createdFrom", "e.createdAt"),
                    Narrowing.to("createdTo", "e.createdAt")));

    @PersistenceContext
    EntityManager entities;

    /** Refuses if there is none. */
    public String nameOf(UUID id) {
        return require(id).name();
    }

    /** The label of the profile's token. */
    public String tokenLabelOf(UUID id) {
        return require(id).tokenLabel();
    }

    void store(HsmProfile profile) {
        entities.persist(profile);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    void remove(HsmProfile profile) {
        entities.remove(profile);
        entities.flush();
    }

    Optional<HsmProfile> find(UUID id) {
        return Optional.ofNullable(entities.find(HsmProfile.class, id));
    }

    HsmProfile require(UUID id) {
        return find(id).orElseThrow(() -> RefusedException.notFound("HSM profile"));
    }

    /** Nobody else changes it until the transaction ends. */
    HsmProfile requireLocked(UUID id) {
        return Optional.ofNullable(entities.find(HsmProfile.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> RefusedException.notFound("HSM profile"));
    }

    void shareMasterKey() {
        AdvisoryLock.MASTER_KEY.share(entities);
    }

    void takeMasterKeyAlone() {
        AdvisoryLock.MASTER_KEY.takeAlone(entities);
    }

    List<HsmProfile> all() {
        return entities.createQuery("SELECT p FROM HsmProfile p ORDER BY p.name", HsmProfile.class)
                .getResultList();
    }

    Map<UUID, String> stamps() {
        return all().stream().collect(Collectors.toMap(HsmProfile::id, HsmProfile::stamp));
    }

    /**
     * False if it was blocked before, or has other credentials by now. In SQL, since JPQL would make a new revision, at which
     * sessions that are logged in are given up.
     */
    boolean block(HsmProfile profile, String because) {
        return entities.createNativeQuery("UPDATE hsm_profile SET blocked_at = now(), blocked_because = ?"
                                + " WHERE id = ? AND revision = ? AND blocked_at IS NULL")
                        .setParameter(1, because)
                        .setParameter(2, profile.id())
                        .setParameter(3, profile.revision())
                        .executeUpdate()
                == 1;
    }

    Page<HsmProfile> page(ListQuery wanted) {
        return LISTINGS.page(entities, wanted, Map.of());
    }
}
