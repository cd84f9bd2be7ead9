package org.claviger.server.object;

import static org.claviger.api.ErrorCode.INVALID_REQUEST;
import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;
import static org.claviger.api.ErrorCode.WRONG_STATE;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Hold;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Revocation;
import org.claviger.api.crypto.RevokeKeyRequest;
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

    @Enumerated(EnumType.STRING)
    @Column(name = "object_type", updatable = false)
    private ObjectType type;

    private String name;

    @Enumerated(EnumType.STRING)
    private @Nullable Algorithm algorithm;

    private @Nullable Integer length;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ProtectionLevel protection;

    @Column(name = "usage_mask")
    private int usageMask;

    /** As it was recorded last; {@link #stateAt} knows what has become of it. */
    @Enumerated(EnumType.STRING)
    private State state;

    /** Absent if no date is known: the database has no way to tell an empty one. */
    @Embedded
    private @Nullable Timeline timeline;

    @Enumerated(EnumType.STRING)
    @Column(name = "revocation_reason")
    private @Nullable Reason revocationReason;

    @Column(name = "revocation_message")
    private @Nullable String revocationMessage;

    /** Absent unless it is held. */
    @Embedded
    private @Nullable Suspension suspension;

    private int version;

    @Column(name = "least_version")
    private int leastVersion;

    @Embedded
    private Extraction extraction;

    /** Absent if there is none. */
    @Embedded
    private @Nullable UsageLimit usageLimit;

    @Column(name = "caller_iv")
    private boolean callerIv;

    @Embedded
    private Cryptoperiod cryptoperiod;

    @Column(name = "created_by", updatable = false)
    private UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "original_creation_date", updatable = false)
    private @Nullable Instant originalCreationDate;

    @Column(name = "last_change_date")
    private @Nullable Instant lastChangeDate;

    /** Written behind the requests that use it, by a statement of its own. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    /** Two who change an object at once: the second is refused, not lost. */
    @Version
    private long revision;

    protected ManagedObject() {} // JPA

    /** One that is pre-active unless its activation date has come. */
    ManagedObject(Caller owner, NewObject wanted, Instant now) {
        this.id = UUID.randomUUID();
        this.tenantId = owner.tenant();
        this.namespaceId = wanted.namespaceId();
        this.type = wanted.type();
        this.name = wanted.name();
        this.algorithm = wanted.algorithm();
        this.length = wanted.length();
        this.protection = wanted.protection();
        this.usageMask = UsageMask.of(wanted.usages());
        this.state = State.PRE_ACTIVE;
        this.timeline = Timeline.planned(wanted.dates());
        this.version = 1;
        this.extraction = Extraction.of(wanted.policy());
        this.usageLimit = UsageLimit.of(wanted.policy().usageLimits());
        this.cryptoperiod = Cryptoperiod.none();
        this.createdBy = owner.id();
        this.createdAt = now;
        this.lastChangeDate = now;
        follow(wanted.policy(), now);
        this.state = timeline().stateAt(state, now);
    }

    void activate(Instant now) {
        become(State.ACTIVE, now);
        timeline().activated(now);
        timeline().beginVersion(cryptoperiod, now);
    }

    void revoke(RevokeKeyRequest request, Instant now) {
        boolean compromised = request.reason().isCompromise();
        State present = stateAt(now);
        if (compromised && present == State.DESTROYED) {
            become(State.DESTROYED_COMPROMISED, now);
        } else {
            become(compromised ? State.COMPROMISED : State.DEACTIVATED, now);
            timeline().deactivated(now);
        }
        if (compromised) {
            timeline().compromised(request.compromiseOccurrence(), now);
        }
        revocationReason = request.reason();
        revocationMessage = request.message();
    }

    void destroy(Instant now) {
        State present = stateAt(now);
        if (present == State.ACTIVE) {
            throw new RefusedException(WRONG_STATE, "An active key can't be destroyed. Revoke it first.");
        }
        become(Lifecycle.destroyed(present), now);
        timeline().destroyed(now);
        cryptoperiod.end();
    }

    /** Keeps it from every use until it is released. */
    void hold(@Nullable String reason, Instant now) {
        requireMaterial(now);
        suspension().begin(reason, now);
        lastChangeDate = now;
    }

    void release(Instant now) {
        suspension().end();
        lastChangeDate = now;
    }

    /** Changes dates that have not come yet. */
    void plan(LifeDates dates, Instant now) {
        requireMaterial(now);
        timeline().requireToCome(dates, now);
        timeline().plan(dates);
        lastChangeDate = now;
    }

    /** Changes what may be done with it; what is absent stays. */
    void change(KeyPolicy policy, Instant now) {
        requireMaterial(now);
        extraction.tighten(policy);
        follow(policy, now);
        lastChangeDate = now;
    }

    /** Records what its dates have made of it; true if that is something new. */
    boolean settle(Instant now) {
        State present = stateAt(now);
        if (present == state) {
            return false;
        }
        state = present;
        lastChangeDate = now;
        return true;
    }

    /** Counts one version up, for new material of the same kind. */
    void rotate(Instant now) {
        suspension().requireNone();
        if (stateAt(now) != State.ACTIVE) {
            throw new RefusedException(WRONG_STATE, "A key is rotated while it is active.");
        }
        version++;
        lastChangeDate = now;
        timeline().beginVersion(cryptoperiod, now);
    }

    /** It came from elsewhere, where it was made then, and where others may have it. */
    void isImported(@Nullable Instant madeAt) {
        originalCreationDate = madeAt;
        extraction.isImported();
    }

    /** Refuses unless state, dates, hold and usage mask allow {@code usage} now. */
    void requireUsable(Usage usage, Instant now) {
        State present = stateAt(now);
        if (!Lifecycle.allows(present, usage)) {
            throw new RefusedException(WRONG_STATE, "A key that is " + present + " can't " + usage + ".");
        }
        suspension().requireNone();
        timeline().requireAllowing(usage, now);
        if (!UsageMask.allows(usageMask, usage)) {
            throw new RefusedException(USAGE_NOT_ALLOWED, "The usage mask of the key does not allow " + usage + ".");
        }
    }

    /** Refuses a version that there isn't, or that the policy has ended. */
    void requireVersion(int wanted) {
        if (wanted < 1 || wanted > version) {
            throw new RefusedException(INVALID_REQUEST, "The key has no version " + wanted + ".");
        }
        if (wanted < leastVersion) {
            throw new RefusedException(
                    USAGE_NOT_ALLOWED, "The key's policy allows version " + leastVersion + " and later ones alone.");
        }
    }

    private void requireMaterial(Instant now) {
        if (Lifecycle.isDestroyed(stateAt(now))) {
            throw new RefusedException(WRONG_STATE, "The key is destroyed: nothing of it can be changed.");
        }
    }

    private void follow(KeyPolicy policy, Instant now) {
        callerIv = policy.callerIv() == null ? callerIv : policy.callerIv();
        leastVersion = policy.leastVersion() == null ? Math.max(leastVersion, 1) : policy.leastVersion();
        if (leastVersion > version) {
            throw new RefusedException(INVALID_REQUEST, "The key has no version " + leastVersion + ".");
        }
        cryptoperiod.follow(policy);
        timeline().beginVersion(cryptoperiod, now);
    }

    private void become(State next, Instant now) {
        State present = stateAt(now);
        if (!Lifecycle.mayFollow(present, next)) {
            throw new RefusedException(WRONG_STATE, "A key that is " + present + " can't become " + next + ".");
        }
        state = next;
        lastChangeDate = now;
    }

    private Timeline timeline() {
        if (timeline == null) {
            timeline = Timeline.planned(LifeDates.NONE);
        }
        return timeline;
    }

    private Suspension suspension() {
        if (suspension == null) {
            suspension = Suspension.none();
        }
        return suspension;
    }

    /** What it is at this moment. */
    State stateAt(Instant now) {
        return timeline().stateAt(state, now);
    }

    /** Of a version: what names its material. */
    MaterialRef material(int ofVersion) {
        return new MaterialRef(tenantId, id, ofVersion, type);
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    UUID namespaceId() {
        return namespaceId;
    }

    ObjectType type() {
        return type;
    }

    String name() {
        return name;
    }

    @Nullable Algorithm algorithm() {
        return algorithm;
    }

    @Nullable Integer length() {
        return length;
    }

    ProtectionLevel protection() {
        return protection;
    }

    int usageMask() {
        return usageMask;
    }

    int version() {
        return version;
    }

    Extraction extraction() {
        return extraction;
    }

    LifeDates dates() {
        return timeline().dates();
    }

    boolean isCallerIvAllowed() {
        return callerIv;
    }

    @Nullable Hold held() {
        return suspension().hold();
    }

    @Nullable Revocation revocation() {
        return revocationReason == null ? null : new Revocation(revocationReason, revocationMessage);
    }

    KeyPolicy policy() {
        return new KeyPolicy(
                extraction.isSensitive(),
                extraction.isExtractable(),
                callerIv,
                leastVersion,
                usageLimit == null ? null : usageLimit.limits(),
                cryptoperiod.days(),
                cryptoperiod.isAutoRotate());
    }

    @Nullable Instant rotateDate() {
        return cryptoperiod.rotateDate();
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant originalCreationDate() {
        return originalCreationDate;
    }

    @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
