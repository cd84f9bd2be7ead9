package org.claviger.server.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;

/**
 * A row of sealed bytes, and what they were sealed with. The material of a version has a row for each KEK that it is sealed
 * under: mostly one, and a second where another token stands in.
 */
@Entity
@Table(name = "material")
@IdClass(Material.Key.class)
public class Material {
    @Id
    @Column(name = "object_id")
    private UUID objectId;

    @Id
    private int version;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Id
    @Column(name = "kek_id")
    private UUID kekId;

    @Column(name = "object_type", updatable = false)
    private short objectType;

    private byte[] sealed;

    protected Material() {} // JPA

    Material(MaterialRef ref, UUID kekId, byte[] sealed) {
        this.objectId = ref.objectId();
        this.version = ref.version();
        this.tenantId = ref.tenantId();
        this.kekId = kekId;
        this.objectType = ref.type().code();
        this.sealed = sealed;
    }

    /**
     * What a seal authenticates: tenant, object and KEK (16 bytes each), version (4), type (1). A row that was moved to
     * another tenant, object or version doesn't open.
     */
    static byte[] aad(MaterialRef ref, UUID kekId) {
        ByteBuffer aad = ByteBuffer.allocate(3 * 16 + Integer.BYTES + 1);
        for (UUID id : new UUID[] {ref.tenantId(), ref.objectId(), kekId}) {
            aad.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return aad.putInt(ref.version()).put(ref.type().code()).array();
    }

    UUID kekId() {
        return kekId;
    }

    byte[] sealed() {
        return sealed;
    }

    UUID objectId() {
        return objectId;
    }

    int version() {
        return version;
    }

    /** What names a row. A class, since JPA 3.1 makes it without arguments. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID objectId;
        private int version;
        private UUID kekId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && version == key.version
                    && Objects.equals(objectId, key.objectId)
                    && Objects.equals(kekId, key.kekId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(objectId, version, kekId);
        }
    }
}
