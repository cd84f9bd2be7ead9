package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.RandomSecrets;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a client: 256 random bits, so that a single SHA-256 keeps it as safe as a slow password hash would, and each
 * request can afford to check it.
 */
@Entity
@Table(name = "client_secret")
public class ClientSecret {
    @Id
    private UUID id;

    @Column(name = "client_id", updatable = false)
    private UUID clientId;

    private byte[] hash;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    protected ClientSecret() {} // JPA

    /**
     * Keeps a new one.
     *
     * @param expiresInDays absent: never
     */
    ClientSecret(UUID clientId, Secret secret, @Nullable Integer expiresInDays) {
        this.id = UUID.randomUUID();
        this.clientId = clientId;
        this.hash = RandomSecrets.hash(secret);
        this.createdAt = DatabaseTime.now();
        this.expiresAt = expiresInDays == null ? null : createdAt.plus(Duration.ofDays(expiresInDays));
    }

    /** Compares in constant time. */
    boolean accepts(byte[] hashOfSecret, Instant now) {
        return MessageDigest.isEqual(hash, hashOfSecret) && (expiresAt == null || now.isBefore(expiresAt));
    }

    SecretResponse response() {
        return new SecretResponse(id, createdAt, expiresAt, lastUsedAt);
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }
}
