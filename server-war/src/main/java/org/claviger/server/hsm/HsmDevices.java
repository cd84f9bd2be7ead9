package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.platform.RefusedException;

/** Finds and stores HSM devices. */
@ApplicationScoped
class HsmDevices {
    @PersistenceContext
    EntityManager entities;

    void store(HsmDevice device) {
        entities.persist(device);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    void remove(HsmDevice device) {
        entities.remove(device);
        entities.flush();
    }

    HsmDevice require(UUID id) {
        return Optional.ofNullable(entities.find(HsmDevice.class, id))
                .orElseThrow(() -> RefusedException.notFound("HSM device"));
    }

    List<HsmDevice> all() {
        return entities.createQuery("SELECT d FROM HsmDevice d ORDER BY d.name", HsmDevice.class)
                .getResultList();
    }
}
