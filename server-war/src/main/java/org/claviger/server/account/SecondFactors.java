package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.server.platform.SecretsKeeper;
import org.claviger.server.platform.ServerSecrets;

/** Finds and stores second factors. */
@ApplicationScoped
class SecondFactors implements SecretsKeeper {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ServerSecrets secrets;

    /** The one that counts; locked, so that no code is taken twice. */
    Optional<SecondFactor> lockedOf(UUID accountId) {
        return lockedEvenIfUnconfirmed(accountId).filter(SecondFactor::confirmed);
    }

    Optional<SecondFactor> lockedEvenIfUnconfirmed(UUID accountId) {
        return Optional.ofNullable(entities.find(SecondFactor.class, accountId, LockModeType.PESSIMISTIC_WRITE));
    }

    boolean has(UUID accountId) {
        return !ofThose(Set.of(accountId)).isEmpty();
    }

    /** Which of these accounts have one. */
    Set<UUID> ofThose(Collection<UUID> accountIds) {
        return accountIds.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery(
                                "SELECT f.accountId FROM SecondFactor f WHERE f.confirmed = TRUE AND f.accountId IN :ids",
                                UUID.class)
                        .setParameter("ids", accountIds)
                        .getResultList());
    }

    void store(SecondFactor factor) {
        entities.persist(factor);
        entities.flush();
    }

    /** True if there was one. */
    boolean removeOf(UUID accountId) {
        return entities.createQuery("DELETE FROM SecondFactor f WHERE f.accountId = :account")
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    @Override
    public int resealSecrets() {
        List<SecondFactor> older =
                all().stream().filter(f -> !secrets.isUnderNewest(f.secret())).toList();
        older.forEach(f -> f.replaceSecret(secrets.reseal(SecondFactor.boundTo(f.accountId()), f.secret())));
        return older.size();
    }

    @Override
    public boolean allUnderNewest() {
        return all().stream().map(SecondFactor::secret).allMatch(secrets::isUnderNewest);
    }

    private List<SecondFactor> all() {
        return entities.createQuery("SELECT f FROM SecondFactor f", SecondFactor.class)
                .getResultList();
    }
}
