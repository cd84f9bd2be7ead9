package org.claviger.server.platform;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Locks of PostgreSQL that belong to no row, held until the transaction ends, on every node alike: many share one, or one
 * has it alone. They order what foreign keys can't.
 */
public final class AdvisoryLock {
    /** Held shared by who seals credentials under the newest profile master key, alone by who retires the older ones. */
    public static final AdvisoryLock MASTER_KEY = new AdvisoryLock(0x6D61737465726B65L);

    private final long key;

    private AdvisoryLock(long key) {
        this.key = key;
    }

    /** Held shared by who seals under a tenant's active KEK, alone by who decides which KEK that is. */
    public static AdvisoryLock ofKeks(UUID tenant) {
        return new AdvisoryLock(tenant.getMostSignificantBits() ^ tenant.getLeastSignificantBits());
    }

    /** Held alone by who does without an account of a tenant, or of the admins. */
    public static AdvisoryLock ofAccounts(UUID scope) {
        return new AdvisoryLock(~(scope.getMostSignificantBits() ^ scope.getLeastSignificantBits()));
    }

    /** Held alone by who makes a key in a tenant that may have so many and no more. */
    public static AdvisoryLock ofKeyQuota(UUID tenant) {
        return new AdvisoryLock(Long.rotateLeft(tenant.getMostSignificantBits(), 1) ^ tenant.getLeastSignificantBits());
    }

    /** Held by who records a person of an OpenID Connect issuer. */
    public static AdvisoryLock ofPerson(String issuer, String subject) {
        UUID hash = UUID.nameUUIDFromBytes((issuer + " " + subject).getBytes(StandardCharsets.UTF_8));
        return new AdvisoryLock(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
    }

    /** Waits until nobody has it alone. */
    public void share(EntityManager entities) {
        take(entities, "SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(?)) AS lock");
    }

    /** Waits until nobody else has it. */
    public void takeAlone(EntityManager entities) {
        take(entities, "SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) AS lock");
    }

    /** Takes it if nobody else has it. */
    public boolean tryAlone(EntityManager entities) {
        return (boolean) entities.createNativeQuery("SELECT pg_try_advisory_xact_lock(?)")
                .setParameter(1, key)
                .getSingleResult();
    }

    private void take(EntityManager entities, String sql) {
        entities.createNativeQuery(sql).setParameter(1, key).getSingleResult();
    }
}
