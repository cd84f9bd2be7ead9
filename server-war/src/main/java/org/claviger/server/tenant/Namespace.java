package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** A part of a tenant's keys. Each tenant has the one that is called {@value #DEFAULT}, for who says nothing. */
@Entity
@Table(name = "namespace")
public class Namespace {
    static final String DEFAULT = "default";

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    private String name;

    private @Nullable String description;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected Namespace() {} // JPA

    Namespace(UUID tenantId, NamespaceRequest request) {
        this.id = UUID.randomUUID();
        this.tenantId = tenantId;
        this.name = request.name();
        this.description = request.description();
        this.createdAt = Instant.now();
    }

    /** Calls it otherwise; what is in it stays. */
    void describe(NamespaceRequest request) {
        if (!name.equals(request.name())) {
            requireNotDefault();
        }
        name = request.name();
        description = request.description();
    }

    /** Refuses for the one that has to be. */
    void requireNotDefault() {
        if (name.equals(DEFAULT)) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "Every tenant has the namespace \"default\": it stays, by this name.");
        }
    }

    NamespaceResponse response() {
        return new NamespaceResponse(id, name, description, createdAt, revision);
    }

    NamespaceRef ref() {
        return new NamespaceRef(id, name);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    long revision() {
        return revision;
    }
}
