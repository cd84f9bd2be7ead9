package org.claviger.server.kek;

import static org.claviger.api.tenant.KekState.ACTIVE;
import static org.claviger.api.tenant.KekState.COMPROMISED;
import static org.claviger.api.tenant.KekState.DEACTIVATED;
import static org.claviger.api.tenant.KekState.DESTROYED;
import static org.claviger.api.tenant.KekState.DESTROYED_COMPROMISED;
import static org.claviger.api.tenant.KekState.PRE_ACTIVE;
import static org.claviger.api.tenant.KekState.SUSPENDED;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekState;
import org.claviger.server.hsm.TokenKey;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A generation of a tenant's key-encryption key. The active one of a place seals; older ones only open, until nothing is
 * sealed under them. It keeps its own rules: nobody sets its state from outside.
 */
@Entity
@Table(name = "kek")
public class Kek {
    private static final int CKA_ID_BYTES = 16 + Integer.BYTES + 16;

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    private int generation;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private KekPlace place;

    @Column(name = "hsm_profile_id", updatable = false)
    private UUID hsmProfileId;

    @Column(updatable = false)
    private String label;

    @Column(name = "cka_id", updatable = false)
    private String ckaId;

    @Column(name = "key_check_value", updatable = false)
    private String keyCheckValue;

    @Enumerated(EnumType.STRING)
    private KekState state;

    /** Written by {@link SealCount} alone. */
    @Column(insertable = false, updatable = false)
    private long seals;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "suspended_at")
    private @Nullable Instant suspendedAt;

    @Column(name = "deactivated_at")
    private @Nullable Instant deactivatedAt;

    @Column(name = "compromised_at")
    private @Nullable Instant compromisedAt;

    @Column(name = "destroyed_at")
    private @Nullable Instant destroyedAt;

    @Version
    private long revision;

    protected Kek() {} // JPA

    /** A KEK that is on its token and not yet active. */
    Kek(UUID id, UUID tenantId, int generation, KekPlace place, TokenKey key, String label, String keyCheckValue) {
        this.id = id;
        this.tenantId = tenantId;
        this.generation = generation;
        this.place = place;
        this.hsmProfileId = key.hsmProfileId();
        this.ckaId = key.ckaId();
        this.label = label;
        this.keyCheckValue = keyCheckValue;
        this.state = PRE_ACTIVE;
        this.createdAt = Instant.now();
    }

    /** CKA_LABEL: tells the HSM admin whose key it is, and which. */
    static String label(String tenant, int generation) {
        return "claviger/" + tenant + "/" + generation;
    }

    /** CKA_ID in hexadecimal: tenant, generation and the KEK's own id, so that no two tries at a generation share one. */
    static String ckaId(UUID tenant, int generation, UUID kek) {
        ByteBuffer bytes = ByteBuffer.allocate(CKA_ID_BYTES)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .putInt(generation)
                .putLong(kek.getMostSignificantBits())
                .putLong(kek.getLeastSignificantBits());
        return HexFormat.of().formatHex(bytes.array());
    }

    /** From now on it seals. */
    void activate(Instant now) {
        requirePreActive();
        state = ACTIVE;
        activatedAt = now;
    }

    void requirePreActive() {
        require(state == PRE_ACTIVE, "become ACTIVE");
    }

    /** From now on it opens, and no longer seals; one that is disabled does so once it is enabled. */
    void deactivate(Instant now) {
        require(isCurrent(), "become DEACTIVATED");
        state = state == ACTIVE ? DEACTIVATED : state;
        deactivatedAt = now;
    }

    /** Until it is enabled again nothing that is sealed under it can be read. */
    void disable(Instant now) {
        require(state == ACTIVE || state == DEACTIVATED, "be disabled");
        state = SUSPENDED;
        suspendedAt = now;
    }

    /** What it was before it was disabled. */
    void enable() {
        require(state == SUSPENDED, "be enabled");
        state = deactivatedAt == null ? ACTIVE : DEACTIVATED;
        suspendedAt = null;
    }

    /** Somebody else may know it. One that seals has to be replaced first. */
    void compromise(Instant now) {
        if (state == ACTIVE) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "An active KEK can't be given up while it seals. Rotate it first.");
        }
        require(state == PRE_ACTIVE || state == DEACTIVATED || state == DESTROYED, "become COMPROMISED");
        state = state == DESTROYED ? DESTROYED_COMPROMISED : COMPROMISED;
        compromisedAt = now;
    }

    /** It is gone from its token. */
    void destroy(Instant now) {
        require(!isDestroyed(), "be destroyed");
        if (state == ACTIVE) {
            deactivatedAt = now;
        }
        state = state == COMPROMISED ? DESTROYED_COMPROMISED : DESTROYED;
        destroyedAt = now;
    }

    /** Refuses unless what is sealed under it may be opened. */
    KekRef usable() {
        if (state == SUSPENDED) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The tenant's KEK is disabled. One of its operators has to enable it before its keys can be used.");
        }
        if (isDestroyed()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The KEK that this key was sealed under is destroyed: the key can't be used any more.");
        }
        return ref();
    }

    KekRef ref() {
        return new KekRef(id, place, key());
    }

    TokenKey key() {
        return new TokenKey(hsmProfileId, ckaId);
    }

    boolean opens() {
        return state != SUSPENDED && !isDestroyed();
    }

    boolean isDestroyed() {
        return state == DESTROYED || state == DESTROYED_COMPROMISED;
    }

    /** True while it is the one that seals, or would be if it weren't disabled. */
    boolean isCurrent() {
        return state == ACTIVE || (state == SUSPENDED && deactivatedAt == null);
    }

    private void require(boolean allowed, String what) {
        if (!allowed) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "A KEK that is " + state + " can't " + what + ".");
        }
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    int generation() {
        return generation;
    }

    KekPlace place() {
        return place;
    }

    UUID hsmProfileId() {
        return hsmProfileId;
    }

    String label() {
        return label;
    }

    String ckaId() {
        return ckaId;
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

    Optional<Instant> activatedAt() {
        return Optional.ofNullable(activatedAt);
    }

    Optional<Instant> deactivatedAt() {
        return Optional.ofNullable(deactivatedAt);
    }

    Optional<Instant> compromisedAt() {
        return Optional.ofNullable(compromisedAt);
    }

    Optional<Instant> destroyedAt() {
        return Optional.ofNullable(destroyedAt);
    }
}
