package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.platform.RefusedException;

/** Finds and stores HSM profiles. */
@ApplicationScoped
public class HsmProfiles {
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

    HsmProfile require(UUID id) {
        return Optional.ofNullable(entities.find(HsmProfile.class, id))
                .orElseThrow(() -> RefusedException.notFound("HSM profile"));
    }

    List<HsmProfile> all() {
        return entities.createQuery("SELECT p FROM HsmProfile p ORDER BY p.name", HsmProfile.class)
                .getResultList();
    }
}
