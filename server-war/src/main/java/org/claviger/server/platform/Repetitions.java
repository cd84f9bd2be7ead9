package org.claviger.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Finds and stores answers to requests that may be repeated. */
@ApplicationScoped
class Repetitions implements SecretsKeeper {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ServerSecrets secrets;

    /** False if the caller has used the key before. */
    boolean begin(UUID callerId, String key, byte[] fingerprint) {
        return entities.createNativeQuery("INSERT INTO repetition (caller_id, key, fingerprint, created_at)"
                                + " VALUES (?, ?, ?, date_trunc('milliseconds', now())) ON CONFLICT DO NOTHING")
                        .setParameter(1, callerId)
                        .setParameter(2, key)
                        .setParameter(3, fingerprint)
                        .executeUpdate()
                == 1;
    }

    Optional<Repetition> find(UUID callerId, String key) {
        return Optional.ofNullable(entities.find(Repetition.class, new Repetition.Key(callerId, key)));
    }

    void forget(UUID callerId, String key) {
        entities.createQuery("DELETE FROM Repetition r WHERE r.callerId = :caller AND r.key = :key")
                .setParameter("caller", callerId)
                .setParameter("key", key)
                .executeUpdate();
    }

    void removeOld() {
        entities.createNativeQuery("DELETE FROM repetition WHERE created_at < now() - interval '1 day'")
                .executeUpdate();
    }

    @Override
    public int resealSecrets() {
        List<Repetition> older = sealed().stream()
                .filter(each -> !secrets.isUnderNewest(Objects.requireNonNull(each.answer())))
                .toList();
        older.forEach(each -> each.answered(
                each.status().orElseThrow(), secrets.reseal(each.boundTo(), Objects.requireNonNull(each.answer()))));
        return older.size();
    }

    @Override
    public boolean allUnderNewest() {
        return sealed().stream().map(Repetition::answer).allMatch(secrets::isUnderNewest);
    }

    private List<Repetition> sealed() {
        return entities.createQuery("SELECT r FROM Repetition r WHERE r.answer IS NOT NULL", Repetition.class)
                .getResultList();
    }
}
