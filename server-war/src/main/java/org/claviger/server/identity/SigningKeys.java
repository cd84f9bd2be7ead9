package org.claviger.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.claviger.server.platform.SecretsKeeper;
import org.claviger.server.platform.ServerSecrets;

/** Finds and stores signing keys. */
@ApplicationScoped
class SigningKeys implements SecretsKeeper {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ServerSecrets secrets;

    /** The newest first. */
    List<SigningKey> all() {
        return entities.createQuery("SELECT k FROM SigningKey k ORDER BY k.createdAt DESC, k.id", SigningKey.class)
                .getResultList();
    }

    void store(SigningKey key) {
        entities.persist(key);
        entities.flush();
    }

    void removeOlderThan(Instant instant) {
        entities.createQuery("DELETE FROM SigningKey k WHERE k.createdAt < :instant")
                .setParameter("instant", instant)
                .executeUpdate();
    }

    @Override
    public int resealSecrets() {
        List<SigningKey> older = all().stream()
                .filter(key -> !secrets.isUnderNewest(key.privateKey()))
                .toList();
        older.forEach(key -> key.seal(secrets.reseal(SigningKey.boundTo(key.id()), key.privateKey())));
        return older.size();
    }

    @Override
    public boolean allUnderNewest() {
        return all().stream().map(SigningKey::privateKey).allMatch(secrets::isUnderNewest);
    }
}
