package org.claviger.server.object;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.server.crypto.primitive.Hashes;

/** {@link Kept} of an object. */
@Entity
@Table(name = "kept_attribute")
@IdClass(KeptAttribute.Key.class)
public class KeptAttribute {
    @Id
    @Column(name = "object_id")
    private UUID objectId;

    @Id
    private String vendor;

    @Id
    private String name;

    @Id
    private int position;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "value")
    private byte[] bytes;

    @SuppressWarnings("UnusedVariable") // The database reads it.
    private byte[] digest;

    protected KeptAttribute() {} // JPA

    KeptAttribute(ManagedObject object, Kept kept) {
        this.objectId = object.id();
        this.tenantId = object.tenantId();
        this.vendor = kept.vendor();
        this.name = kept.name();
        this.position = kept.position();
        take(kept);
    }

    /** Takes the value of another. */
    final void take(Kept kept) {
        bytes = kept.value().clone();
        digest = digest(kept.value());
    }

    /** By what a value is found. */
    static byte[] digest(byte[] value) {
        return Hashes.hash(HashAlgorithm.SHA256, value);
    }

    UUID objectId() {
        return objectId;
    }

    Kept kept() {
        return new Kept(vendor, name, position, bytes);
    }

    /** What names a row. A class, since JPA 3.1 makes it without arguments. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID objectId;
        private String vendor;
        private String name;
        private int position;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && position == key.position
                    && Objects.equals(objectId, key.objectId)
                    && Objects.equals(vendor, key.vendor)
                    && Objects.equals(name, key.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(objectId, vendor, name, position);
        }
    }
}
