package org.claviger.server.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.claviger.server.hsm.Tokens;
import org.claviger.server.kek.KekRef;
import org.claviger.server.kek.Keks;
import org.claviger.server.kek.SealCount;
import org.claviger.server.platform.RefusedException;

/** Keeps key material: in only sealed, out only opened for one use. */
@ApplicationScoped
public class Vault {
    @Inject
    Keks keks;

    @Inject
    SealCount seals;

    @Inject
    Tokens tokens;

    @PersistenceContext
    EntityManager entities;

    /**
     * Seals material under the tenant's active KEK and stores it; within the caller's transaction.
     *
     * @param plaintext not wiped
     */
    public void store(MaterialRef ref, byte[] plaintext) {
        KekRef kek = keks.active(ref.tenantId());
        seals.count(kek.id());
        byte[] sealed = tokens.seal(kek.hsmProfileId(), kek.id(), Material.aad(ref, kek.id()), plaintext);
        entities.persist(new Material(ref, kek.id(), sealed));
    }

    /** Opens material: one call of the HSM. */
    public OpenedMaterial open(MaterialRef ref) {
        Material material = entities.createQuery(
                        "SELECT m FROM Material m WHERE m.tenantId = :tenant AND m.objectId = :object AND m.version = :version",
                        Material.class)
                .setParameter("tenant", ref.tenantId())
                .setParameter("object", ref.objectId())
                .setParameter("version", ref.version())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("key"));
        KekRef kek = keks.of(ref.tenantId(), material.kekId());
        return new OpenedMaterial(
                tokens.open(kek.hsmProfileId(), kek.id(), Material.aad(ref, kek.id()), material.sealed()));
    }

    /** Deletes all versions of an object's material; within the caller's transaction. */
    public void destroy(UUID tenantId, UUID objectId) {
        entities.createQuery("DELETE FROM Material m WHERE m.tenantId = :tenant AND m.objectId = :object")
                .setParameter("tenant", tenantId)
                .setParameter("object", objectId)
                .executeUpdate();
    }
}
