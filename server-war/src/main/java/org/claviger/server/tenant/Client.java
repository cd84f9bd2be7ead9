package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An application of a tenant. Its secret is 256 random bits, so that a single SHA-256 keeps it as safe as a slow password
 * hash would, and each request can afford to check it.
 */
@Entity
@Table(name = "client")
public class Client {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    private String name;

    private boolean enabled;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    /** As which an OpenID Connect issuer knows it. */
    @Column(name = "oidc_client_id")
    private @Nullable String oidcClientId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected Client() {} // JPA

    Client(UUID tenantId, String name, Secret secret) {
        this.id = UUID.randomUUID();
        this.tenantId = tenantId;
        this.name = name;
        this.enabled = true;
        this.secretHash = hash(secret);
        this.createdAt = Instant.now();
    }

    static Secret newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    boolean accepts(Secret secret) {
        return MessageDigest.isEqual(secretHash, hash(secret)) && enabled;
    }

    /** Has tokens that an issuer gives to a client of its own count as this one's; or, of none, no more. */
    void trustOidcClient(@Nullable String id) {
        oidcClientId = id;
    }

    private static byte[] hash(Secret secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] utf8 = secret.utf8();
            byte[] hash = sha256.digest(utf8);
            Arrays.fill(utf8, (byte) 0);
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    String name() {
        return name;
    }

    boolean enabled() {
        return enabled;
    }

    Instant createdAt() {
        return createdAt;
    }
}
