package org.claviger.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.account.AccountResponse;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A person: an admin, or an operator of one tenant. Begins with an initial password, which expires unused; after too many
 * wrong passwords it locks for a while. One who signs in at an OpenID Connect issuer has no password here.
 */
@Entity
@Table(name = "account")
public class Account {
    static final int FREE_TRIES = 10;
    static final Duration LOCK = Duration.ofMinutes(15);

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private @Nullable UUID tenantId;

    private String username;

    @Column(name = "display_name")
    private String displayName;

    private @Nullable String email;

    private boolean enabled;

    /** Names, separated by commas. */
    private String roles;

    @Column(updatable = false)
    private @Nullable String issuer;

    @Column(updatable = false)
    private @Nullable String subject;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

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

    private Account(@Nullable UUID tenantId, Profile profile, Instant now) {
        this.id = UUID.randomUUID();
        this.tenantId = tenantId;
        this.enabled = true;
        this.createdAt = now;
        describe(profile);
    }

    /** A new person with an initial password. */
    static Account withPassword(
            @Nullable UUID tenantId, Profile profile, Secret initialPassword, Instant now, Duration lifetime) {
        Account account = new Account(tenantId, profile, now);
        account.resetPassword(initialPassword, now, lifetime);
        return account;
    }

    /** A person whom an OpenID Connect issuer vouches for. */
    static Account ofIssuer(@Nullable UUID tenantId, String issuer, String subject, Profile profile, Instant now) {
        Account account = new Account(tenantId, profile, now);
        account.issuer = issuer;
        account.subject = subject;
        return account;
    }

    final void describe(Profile profile) {
        username = profile.username();
        displayName = profile.displayName();
        email = profile.email();
        roles = String.join(",", new TreeSet<>(profile.roles()));
    }

    Profile profile() {
        return new Profile(username, displayName, email, roles());
    }

    /** Counts a password that was compared before. While the account is locked or disabled even the right one is wrong. */
    boolean accepts(boolean right, Instant now) {
        if (!enabled || isLocked(now)) {
            return false;
        }
        if (!right) {
            countFailure(now);
            return false;
        }
        return !initialPasswordExpired(now);
    }

    /** A wrong password, or a wrong code of the second factor. */
    void countFailure(Instant now) {
        failedSignIns++;
        if (failedSignIns >= FREE_TRIES) {
            lockedUntil = now.plus(LOCK);
            failedSignIns = 0;
        }
    }

    void unlock() {
        failedSignIns = 0;
        lockedUntil = null;
    }

    void enable() {
        enabled = true;
        unlock();
    }

    void disable() {
        enabled = false;
    }

    void changePassword(Secret password) {
        Passwords.requireGood(password, username);
        passwordHash = PasswordHash.of(password);
        mustChangePassword = false;
        initialPasswordExpiresAt = null;
    }

    /** Makes the hash of a password that was right as strong as new ones are. */
    void rehash(String hash) {
        passwordHash = hash;
    }

    final void resetPassword(Secret initialPassword, Instant now, Duration lifetime) {
        passwordHash = PasswordHash.of(initialPassword);
        mustChangePassword = true;
        initialPasswordExpiresAt = now.plus(lifetime);
        unlock();
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    private boolean initialPasswordExpired(Instant now) {
        return initialPasswordExpiresAt != null && now.isAfter(initialPasswordExpiresAt);
    }

    AccountResponse response(boolean secondFactor, Instant now) {
        return new AccountResponse(
                id,
                username,
                displayName,
                email,
                roles(),
                enabled,
                mustChangePassword,
                initialPasswordExpiresAt,
                isLocked(now) ? lockedUntil : null,
                secondFactor,
                issuer,
                createdAt,
                revision);
    }

    UUID id() {
        return id;
    }

    Optional<UUID> tenantId() {
        return Optional.ofNullable(tenantId);
    }

    UUID scope() {
        return Caller.scopeOf(tenantId);
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /** True if it signs in with a password of ours. */
    boolean isLocal() {
        return issuer == null;
    }

    boolean enabled() {
        return enabled;
    }

    /** True if somebody has signed in with it, and still can. */
    boolean isInUse() {
        return enabled && !mustChangePassword;
    }

    String username() {
        return username;
    }

    Set<String> roles() {
        return roles.isEmpty() ? Set.of() : Set.of(roles.split(",", -1));
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    Optional<Instant> initialPasswordExpiresAt() {
        return Optional.ofNullable(initialPasswordExpiresAt);
    }

    long revision() {
        return revision;
    }
}
