package org.claviger.server.object;

import static org.claviger.api.ErrorCode.INVALID_REQUEST;
import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Hold;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.PlannedDate;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Revocation;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.UsageLimits;
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

    @Embedded
    private Nature nature;

    @Embedded
    private Life life;

    @Embedded
    private Policy policy;

    /** Of the newest material. */
    private int version;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "original_creation_date")
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
        this.name = wanted.name();
        this.nature = Nature.of(wanted);
        this.life = Life.planned(wanted.dates(), now);
        this.policy = Policy.of(wanted.policy(), now);
        this.version = 1;
        this.createdBy = owner.id();
        this.createdAt = now;
        changed(now);
    }

    /** Becomes another object under the same identifier, in the same namespace, that has come from elsewhere. */
    void becomes(Caller owner, NewObject wanted, Instant now) {
        life.requireNotHeld();
        name = wanted.name();
        nature = Nature.of(wanted);
        life = Life.planned(wanted.dates(), now);
        policy = Policy.of(wanted.policy(), now);
        version++; // Nobody takes the new material for the old one.
        policy.beginWith(version);
        createdBy = owner.id();
        createdAt = now;
        changed(now);
    }

    void activate(Instant now) {
        life.activate(now);
        changed(now);
    }

    void revoke(RevokeKeyRequest request, Instant now) {
        life.revoke(request, now);
        changed(now);
    }

    void destroy(Instant now) {
        life.destroy(now);
        changed(now);
    }

    /** Keeps it from every use until it is released. */
    void hold(@Nullable String reason, Instant now) {
        life.requireMaterial(now);
        life.suspension().begin(reason, now);
        changed(now);
    }

    void release(Instant now) {
        life.suspension().end();
        changed(now);
    }

    /** Changes dates that have not come yet. */
    void plan(LifeDates dates, Instant now) {
        life.requireMaterial(now);
        // As a client has read it: the end of the cryptoperiod is nobody's plan.
        boolean isTold = dates.protectStop() != null && dates.protectStop().equals(dates().protectStop());
        life.timeline().replan(isTold ? Dates.withoutProtectStop(dates) : dates, now);
        changed(now);
    }

    /** Takes back a date that has not come yet. */
    void forget(PlannedDate date, Instant now) {
        life.requireMaterial(now);
        life.timeline().forget(date, now);
        changed(now);
    }

    /** Changes what may be done with it; what is absent stays. */
    void change(KeyPolicy wanted, Instant now) {
        life.requireMaterial(now);
        policy.change(wanted, version);
        changed(now);
    }

    void rename(String wanted, Instant now) {
        name = wanted;
        changed(now);
    }

    /** Changes what it may be used for, by the bits of KMIP. */
    void permit(int mask, Instant now) {
        life.requireMaterial(now);
        nature.permit(mask);
        changed(now);
    }

    /** Is called by its id, since nobody has named it. */
    void remainUnnamed() {
        name = id.toString();
    }

    /** It was made elsewhere at that time, or here. */
    void isFrom(@Nullable Instant madeAt) {
        originalCreationDate = madeAt;
    }

    /** Records what its dates have made of it: the states that followed, in order. */
    List<State> settle(Instant now) {
        List<State> passed = life.settle(now);
        if (!passed.isEmpty()) {
            changed(now);
        }
        return passed;
    }

    /** Counts one version up, for new material of the same kind. */
    void rotate(Instant now) {
        life.requireRotatable(now);
        version++;
        policy.cryptoperiod().beginVersion(now);
        changed(now);
    }

    /** It came from elsewhere, where it was made then, and where others may have it. */
    void isImported(@Nullable Instant madeAt) {
        originalCreationDate = madeAt;
        policy.extraction().isImported();
    }

    /** Something that belongs to it was changed. */
    final void changed(Instant now) {
        policy.cryptoperiod().reckon(life.dates().activation());
        lastChangeDate = now;
    }

    /** Refuses unless state, dates, hold and usage mask allow {@code usage} now. */
    void requireUsable(Usage usage, Instant now) {
        life.requireUsable(usage, now);
        policy.cryptoperiod().requireAllowing(usage, now);
        nature.requireFor(usage);
    }

    /** Refuses a version that there isn't, or that the policy has ended. */
    void requireVersion(int wanted) {
        if (wanted < 1 || wanted > version) {
            throw new RefusedException(INVALID_REQUEST, "The key has no version " + wanted + ".");
        }
        policy.requireVersion(wanted);
    }

    /** Refuses an object whose material is kept as a protocol encodes it, since this server has no use for it. */
    void requireOwnEncoding() {
        if (nature.isAsItCame()) {
            throw new RefusedException(
                    USAGE_NOT_ALLOWED, "The server keeps this object without using it. It leaves as it came: by KMIP.");
        }
    }

    /** Refuses to let the material out to a protocol whose usages say nothing of that. */
    void requireMaterialToLeave(boolean wrapped, Instant now) {
        life.requireMaterial(now);
        if (type() != ObjectType.PUBLIC_KEY && type() != ObjectType.CERTIFICATE) {
            life.requireNotHeld();
        }
        policy.extraction().requireLeaving(wrapped);
        if (protection() == ProtectionLevel.HSM) {
            throw new RefusedException(USAGE_NOT_ALLOWED, "What is on the HSM never leaves it.");
        }
    }

    /** What it is at this moment. */
    State stateAt(Instant now) {
        return life.stateAt(now);
    }

    /** Of a version: what names its material. */
    MaterialRef material(int ofVersion) {
        return new MaterialRef(tenantId, id, ofVersion, type());
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

    String name() {
        return name;
    }

    Nature nature() {
        return nature;
    }

    ObjectType type() {
        return nature.type();
    }

    @Nullable Algorithm algorithm() {
        return nature.algorithm();
    }

    @Nullable Integer length() {
        return nature.length();
    }

    ProtectionLevel protection() {
        return nature.protection();
    }

    int usageMask() {
        return nature.usageMask();
    }

    int version() {
        return version;
    }

    Extraction extraction() {
        return policy.extraction();
    }

    /** What is counted of its uses; absent if there is no limit. */
    UsageLimits.@Nullable Unit limitedBy() {
        return policy.usageLimit() == null ? null : policy.usageLimit().unit();
    }

    /** It stops to protect when that is planned, or when its cryptoperiod ends, whatever comes first. */
    LifeDates dates() {
        return Dates.withEarlierProtectStop(life.dates(), policy.cryptoperiod().protectStop());
    }

    boolean isCallerIvAllowed() {
        return policy.isCallerIvAllowed();
    }

    @Nullable Hold held() {
        return life.hold();
    }

    @Nullable Revocation revocation() {
        return life.revocation();
    }

    KeyPolicy policy() {
        return policy.told();
    }

    /** Absent if no version follows by itself. */
    @Nullable Instant rotateDate(Instant now) {
        State present = stateAt(now);
        boolean lives = present == State.PRE_ACTIVE || present == State.ACTIVE;
        return lives ? policy.cryptoperiod().rotateDate() : null;
    }

    /** True if another version is to follow by now. */
    boolean isRotationDue(Instant now) {
        Instant due = rotateDate(now);
        return due != null && !due.isAfter(now) && held() == null;
    }

    boolean isMadeBy(Caller caller) {
        return createdBy.equals(caller.id());
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant originalCreationDate() {
        return originalCreationDate;
    }

    /** When something of it was changed last; when it was made, if nothing was. */
    Instant lastChangeDate() {
        return lastChangeDate == null ? createdAt : lastChangeDate;
    }

    @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    long revision() {
        return revision;
    }
}
