package org.claviger.server.kek;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.tenant.KekState;

/**
 * One generation of a tenant's key-encryption key, as the database knows it: the key itself is on a token, under the same
 * id. The active generation seals; older ones only open, until nothing is sealed under them.
 */
@Entity
@Table(name = "kek")
public class Kek {
    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    private int generation;

    @Column(name = "hsm_profile_id", updatable = false)
    private UUID hsmProfileId;

    private String label;

    @Column(name = "key_check_value")
    private String keyCheckValue;

    @Enumerated(EnumType.STRING)
    private KekState state;

    /** Written by {@link SealCount} alone. */
    @Column(insertable = false, updatable = false)
    private long seals;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected Kek() {} // JPA

    Kek(UUID id, UUID tenantId, int generation, UUID hsmProfileId, String label, String keyCheckValue) {
        this.id = id;
        this.tenantId = tenantId;
        this.generation = generation;
        this.hsmProfileId = hsmProfileId;
        this.label = label;
        this.keyCheckValue = keyCheckValue;
        this.state = KekState.ACTIVE;
        this.createdAt = Instant.now();
    }

    /** CKA_LABEL: tells the HSM admin whose key it is, and which. */
    static String label(String tenant, int generation) {
        return "claviger/" + tenant + "/" + generation;
    }

    /** From now on it opens, and no longer seals. */
    void deactivate() {
        state = KekState.DEACTIVATED;
    }

    KekRef ref() {
        return new KekRef(id, hsmProfileId);
    }

    UUID id() {
        return id;
    }

    int generation() {
        return generation;
    }

    UUID hsmProfileId() {
        return hsmProfileId;
    }

    String label() {
        return label;
    }

    String keyCheckValue() {
        return keyCheckValue;
    }

    KekState state() {
        return state;
    }

    long seals() {
        return seals;
    }

    Instant createdAt() {
        return createdAt;
    }
}
