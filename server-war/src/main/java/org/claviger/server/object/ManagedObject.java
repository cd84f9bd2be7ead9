package org.claviger.server.object;

import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;
import static org.claviger.api.ErrorCode.WRONG_STATE;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.MaterialRef;
import org.jspecify.annotations.Nullable;

/** A managed object without its material. It keeps its own rules: nobody sets its state from outside. */
@Entity
@Table(name = "managed_object")
public class ManagedObject {
    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "namespace_id", updatable = false)
    private UUID namespaceId;

    private String name;

    @Enumerated(EnumType.STRING)
    private Algorithm algorithm;

    private int length;

    @Column(name = "usage_mask")
    private int usageMask;

    @Enumerated(EnumType.STRING)
    private State state;

    private int version;

    @Column(name = "created_by", updatable = false)
    private UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "deactivated_at")
    private @Nullable Instant deactivatedAt;

    @Column(name = "destroyed_at")
    private @Nullable Instant destroyedAt;

    /** Two who change an object at once: the second is refused, not lost. */
    @Version
    private long revision;

    protected ManagedObject() {} // JPA

    /** A symmetric key, not yet active. */
    ManagedObject(
            Caller owner,
            UUID namespaceId,
            String name,
            Algorithm algorithm,
            int length,
            Set<Usage> usages,
            Instant now) {
        this.id = UUID.randomUUID();
        this.tenantId = owner.tenant();
        this.namespaceId = namespaceId;
        this.name = name;
        this.algorithm = algorithm;
        this.length = length;
        this.usageMask = UsageMask.of(usages);
        this.state = State.PRE_ACTIVE;
        this.version = 1;
        this.createdBy = owner.id();
        this.createdAt = now;
    }

    void activate(Instant now) {
        become(State.ACTIVE);
        activatedAt = now;
    }

    void revoke(Reason reason, Instant now) {
        boolean compromised = reason == Reason.KEY_COMPROMISE;
        if (compromised && state == State.DESTROYED) {
            become(State.DESTROYED_COMPROMISED);
            return;
        }
        become(compromised ? State.COMPROMISED : State.DEACTIVATED);
        if (deactivatedAt == null) {
            deactivatedAt = now;
        }
    }

    void destroy(Instant now) {
        if (state == State.ACTIVE) {
            throw new RefusedException(WRONG_STATE, "An active key can't be destroyed. Revoke it first.");
        }
        become(state == State.COMPROMISED ? State.DESTROYED_COMPROMISED : State.DESTROYED);
        destroyedAt = now;
    }

    /** Refuses unless both its state and its usage mask allow {@code usage}. */
    void requireUsable(Usage usage) {
        if (!Lifecycle.allows(state, usage)) {
            throw new RefusedException(WRONG_STATE, "A key that is " + state + " can't " + usage + ".");
        }
        if (!UsageMask.allows(usageMask, usage)) {
            throw new RefusedException(USAGE_NOT_ALLOWED, "The usage mask of the key does not allow " + usage + ".");
        }
    }

    UsableKey usable() {
        return new UsableKey(id, algorithm, length, material());
    }

    MaterialRef material() {
        return new MaterialRef(tenantId, id, version, ObjectType.SYMMETRIC_KEY);
    }

    /**
     * What its clients are told of it.
     *
     * @param namespace what the one that it is in is called
     */
    KeyResponse attributes(String namespace) {
        return new KeyResponse(
                id,
                name,
                namespace,
                algorithm,
                length,
                UsageMask.usages(usageMask),
                state,
                version,
                createdAt,
                activatedAt,
                deactivatedAt,
                destroyedAt);
    }

    State state() {
        return state;
    }

    UUID id() {
        return id;
    }

    UUID namespaceId() {
        return namespaceId;
    }

    String name() {
        return name;
    }

    private void become(State next) {
        if (!Lifecycle.mayFollow(state, next)) {
            throw new RefusedException(WRONG_STATE, "A key that is " + state + " can't become " + next + ".");
        }
        state = next;
    }
}
