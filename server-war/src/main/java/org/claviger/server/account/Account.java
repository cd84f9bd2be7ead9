package org.claviger.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A person: an admin, or an operator of one tenant. Begins with an initial password, which expires unused; after too many
 * wrong passwords it locks for a while.
 */
@Entity
@Table(name = "account")
public class Account {
    static final Duration INITIAL_PASSWORD_LIFETIME = Duration.ofDays(14);
    static final int FREE_TRIES = 10;
    static final Duration LOCK = Duration.ofMinutes(15);

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private @Nullable UUID tenantId;

    private String username;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    @Column(name = "initial_password_expires_at")
    private @Nullable Instant initialPasswordExpiresAt;

    @Column(name = "failed_sign_ins")
    private int failedSignIns;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected Account() {} // JPA

    /** A new person with an initial password. */
    Account(@Nullable UUID tenantId, String username, String displayName, Secret initialPassword, Instant now) {
        this.id = UUID.randomUUID();
        this.tenantId = tenantId;
        this.username = username;
        this.displayName = displayName;
        this.passwordHash = PasswordHash.of(initialPassword);
        this.mustChangePassword = true;
        this.initialPasswordExpiresAt = now.plus(INITIAL_PASSWORD_LIFETIME);
        this.createdAt = now;
    }

    /** Tries a password; counts a wrong one. While the account is locked even the right one is wrong. */
    boolean accepts(Secret password, Instant now) {
        return accepts(PasswordHash.matches(password, passwordHash), now);
    }

    /** The same for one that was compared before. */
    boolean accepts(boolean right, Instant now) {
        if (isLocked(now)) {
            return false;
        }
        if (!right) {
            failedSignIns++;
            if (failedSignIns >= FREE_TRIES) {
                lockedUntil = now.plus(LOCK);
                failedSignIns = 0;
            }
            return false;
        }
        if (initialPasswordExpired(now)) {
            return false;
        }
        failedSignIns = 0;
        lockedUntil = null;
        return true;
    }

    void changePassword(Secret password) {
        Passwords.requireGood(password, username);
        passwordHash = PasswordHash.of(password);
        mustChangePassword = false;
        initialPasswordExpiresAt = null;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    private boolean initialPasswordExpired(Instant now) {
        return initialPasswordExpiresAt != null && now.isAfter(initialPasswordExpiresAt);
    }

    UUID id() {
        return id;
    }

    Optional<UUID> tenantId() {
        return Optional.ofNullable(tenantId);
    }

    String passwordHash() {
        return passwordHash;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    Optional<Instant> initialPasswordExpiresAt() {
        return Optional.ofNullable(initialPasswordExpiresAt);
    }

    Instant createdAt() {
        return createdAt;
    }
}
