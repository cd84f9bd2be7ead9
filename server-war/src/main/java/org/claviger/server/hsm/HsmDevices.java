package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;

/** Finds and stores HSM devices. */
@ApplicationScoped
class HsmDevices {
    private static final Listings<HsmDevice> LISTINGS = new Listings<>(
            HsmDevice.class,
            "TRUE = TRUE",
            List.of(
                    new Column("name", "LOWER(e.name)"),
                    new Column("library", "e.library"),
                    new Column("createdAt", "e.createdAt")),
            List.of("e.name", "e.library"),
            List.of(
                    Narrowing.text("name", "e.name"),
                    Narrowing.text("library", "e.library"),
                    Narrowing.from("createdFrom", "e.createdAt"),
                    Narrowing.to("createdTo", "e.createdAt")));

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

    Page<HsmDevice> page(ListQuery wanted) {
        return LISTINGS.page(entities, wanted, Map.of());
    }
}
