package org.claviger.server.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.platform.Caller;
import org.claviger.server.vault.MaterialRef;

/** A key that takes part in one import, of the client that made it. Its private half is sealed like any other material. */
@Entity
@Table(name = "import_key")
public class ImportKey {
    /** Long enough to carry the public key to where the material is. */
    static final Duration LIFETIME = Duration.ofHours(1);

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "client_id", updatable = false)
    private UUID clientId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Algorithm algorithm;

    @Column(updatable = false)
    private int length;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    protected ImportKey() {} // JPA

    ImportKey(Caller client, Algorithm algorithm, int length, Instant now) {
        this.id = UUID.randomUUID();
        this.tenantId = client.tenant();
        this.clientId = client.id();
        this.algorithm = algorithm;
        this.length = length;
        this.expiresAt = now.plus(LIFETIME);
    }

    boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** What names its private half, PKCS#8. */
    MaterialRef material() {
        return new MaterialRef(tenantId, id, 1, ObjectType.PRIVATE_KEY);
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    int length() {
        return length;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
