package org.claviger.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.auth.SessionResponse;
import org.jspecify.annotations.Nullable;

/** A person's sign-in. Its tokens hold as long as it does: ending it ends them at once. */
@Entity
@Table(name = "account_session")
public class Session {
    private static final int LONGEST_USER_AGENT = 200;

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    /** SHA-256 of the refresh token: 256 random bits, which a plain hash keeps safe. */
    @Column(name = "refresh_hash")
    private byte[] refreshHash;

    /** That of the one before: whoever uses it has a copy. */
    @Column(name = "previous_hash")
    private byte @Nullable [] previousHash;

    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Session() {} // JPA

    Session(UUID accountId, byte[] refreshHash, Origin origin, Instant now, Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.refreshHash = refreshHash;
        this.address = origin.address();
        this.userAgent = origin.userAgent() == null || origin.userAgent().length() <= LONGEST_USER_AGENT
                ? origin.userAgent()
                : origin.userAgent().substring(0, LONGEST_USER_AGENT);
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = expiresAt;
    }

    /** The next refresh token takes the place of the one that was just used. */
    void renew(byte[] nextHash, Instant now) {
        previousHash = refreshHash;
        refreshHash = nextHash;
        lastUsedAt = now;
    }

    /** False for the refresh token before, which is good no longer. */
    boolean isNewest(byte[] hash) {
        return MessageDigest.isEqual(refreshHash, hash);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    SessionResponse response(@Nullable UUID current) {
        return new SessionResponse(id, createdAt, lastUsedAt, expiresAt, address, userAgent, id.equals(current));
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
