package org.claviger.server.object;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.claviger.server.hsm.TokenKey;
import org.jspecify.annotations.Nullable;

/** One version of an object's material: when it was made, what tells it is the same, and where it is if it is on a token. */
@Entity
@Table(name = "object_version")
@IdClass(ObjectVersion.Key.class)
public class ObjectVersion {
    @Id
    @Column(name = "object_id")
    private UUID objectId;

    @Id
    private int version;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "check_value", updatable = false)
    private @Nullable String checkValue;

    @Column(name = "fingerprint", updatable = false)
    private @Nullable String fingerprint;

    @Column(name = "hsm_profile_id", updatable = false)
    private @Nullable UUID hsmProfileId;

    @Column(name = "cka_id", updatable = false)
    private @Nullable String ckaId;

    protected ObjectVersion() {} // JPA

    /**
     * The newest version of an object.
     *
     * @param token absent unless the material is on a token
     */
    ObjectVersion(ManagedObject object, Digests digests, @Nullable TokenKey token, Instant now) {
        this.objectId = object.id();
        this.version = object.version();
        this.tenantId = object.tenantId();
        this.createdAt = now;
        this.checkValue = digests.checkValue();
        this.fingerprint = digests.fingerprint();
        this.hsmProfileId = token == null ? null : token.hsmProfileId();
        this.ckaId = token == null ? null : token.ckaId();
    }

    UUID objectId() {
        return objectId;
    }

    int version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Digests digests() {
        return new Digests(checkValue, fingerprint);
    }

    /** Absent if the material isn't on a token. */
    @Nullable TokenKey token() {
        return hsmProfileId == null || ckaId == null ? null : new TokenKey(hsmProfileId, ckaId);
    }

    /** What names a row. A class, since JPA 3.1 makes it without arguments. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID objectId;
        private int version;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && version == key.version && Objects.equals(objectId, key.objectId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(objectId, version);
        }
    }
}
