package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.TenantState;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** One who keeps keys here, apart from all others. Has no KEK before an HSM profile is linked. */
@Entity
@Table(name = "tenant")
public class Tenant {
    @Id
    private UUID id;

    private String name;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "hsm_profile_id")
    private @Nullable UUID hsmProfileId;

    @Column(name = "failover_profile_id")
    private @Nullable UUID failoverProfileId;

    @Column(name = "kek_cryptoperiod_days")
    private @Nullable Integer kekCryptoperiodDays;

    private boolean suspended;

    @Column(name = "delete_after")
    private @Nullable Instant deleteAfter;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected Tenant() {} // JPA

    Tenant(String name, String displayName) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.displayName = displayName;
        this.createdAt = Instant.now();
    }

    void describe(String newDisplayName) {
        displayName = newDisplayName;
    }

    /** Its clients are refused from now on. */
    void suspend() {
        requireState(TenantState.ACTIVE, "Only an active tenant can be suspended.");
        suspended = true;
    }

    void resume() {
        requireState(TenantState.SUSPENDED, "Only a suspended tenant can be resumed.");
        suspended = false;
    }

    /** Begins the time in which it can still be taken back. */
    void beginDeletion(Instant end) {
        requireNotDeleted();
        deleteAfter = end;
    }

    void takeDeletionBack() {
        requireState(TenantState.DELETING, "Only a tenant that is being deleted can be restored.");
        deleteAfter = null;
    }

    void becomeDeleted(Instant now) {
        deletedAt = now;
        hsmProfileId = null;
        failoverProfileId = null;
    }

    /** Refuses what makes no sense any more. */
    void requireNotDeleted() {
        if (state() == TenantState.DELETING || state() == TenantState.DELETED) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The tenant is " + state() + ".");
        }
    }

    private void requireState(TenantState wanted, String detail) {
        if (state() != wanted) {
            throw new RefusedException(ErrorCode.WRONG_STATE, detail + " This one is " + state() + ".");
        }
    }

    TenantState state() {
        if (deletedAt != null) {
            return TenantState.DELETED;
        }
        if (deleteAfter != null) {
            return TenantState.DELETING;
        }
        return suspended ? TenantState.SUSPENDED : TenantState.ACTIVE;
    }

    void link(UUID profile) {
        requireNotDeleted();
        requireOther(profile, failoverProfileId);
        hsmProfileId = profile;
    }

    /** Names the profile that serves while the first one's token is away; or none. */
    void linkFailover(@Nullable UUID profile) {
        requireOther(profile, hsmProfileId);
        failoverProfileId = profile;
    }

    private static void requireOther(@Nullable UUID profile, @Nullable UUID other) {
        if (profile != null && profile.equals(other)) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "A tenant's two HSM profiles have to be different ones: on two tokens.");
        }
    }

    void setKekCryptoperiodDays(@Nullable Integer days) {
        kekCryptoperiodDays = days;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String displayName() {
        return displayName;
    }

    Optional<UUID> hsmProfileId() {
        return Optional.ofNullable(hsmProfileId);
    }

    Optional<UUID> failoverProfileId() {
        return Optional.ofNullable(failoverProfileId);
    }

    Optional<Integer> kekCryptoperiodDays() {
        return Optional.ofNullable(kekCryptoperiodDays);
    }

    Optional<Instant> deleteAfter() {
        return Optional.ofNullable(deleteAfter);
    }

    long revision() {
        return revision;
    }

    Instant createdAt() {
        return createdAt;
    }
}
