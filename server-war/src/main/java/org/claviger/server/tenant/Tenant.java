package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

    void link(UUID profile) {
        hsmProfileId = profile;
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

    Instant createdAt() {
        return createdAt;
    }
}
