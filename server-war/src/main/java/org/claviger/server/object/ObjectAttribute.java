package org.claviger.server.object;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.jspecify.annotations.Nullable;

/** Something that an object may have several of: a group, a link, or an attribute of the caller's own. */
@Entity
@Table(name = "object_attribute")
@IdClass(ObjectAttribute.Key.class)
public class ObjectAttribute {
    @Id
    @Column(name = "object_id")
    private UUID objectId;

    @Id
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Id
    private String name;

    @Id
    @Column(name = "value")
    private String text;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    protected ObjectAttribute() {} // JPA

    ObjectAttribute(ManagedObject object, Kind kind, String name, String text) {
        this.objectId = object.id();
        this.tenantId = object.tenantId();
        this.kind = kind;
        this.name = name;
        this.text = text;
    }

    /** The groups and free attributes that somebody gives an object. */
    static List<ObjectAttribute> of(
            ManagedObject object, @Nullable Set<String> groups, @Nullable Map<String, String> free) {
        List<ObjectAttribute> attributes = new ArrayList<>();
        if (groups != null) {
            groups.forEach(group -> attributes.add(new ObjectAttribute(object, Kind.GROUP, "", group)));
        }
        if (free != null) {
            free.forEach((name, text) -> attributes.add(new ObjectAttribute(object, Kind.FREE, name, text)));
        }
        return attributes;
    }

    static ObjectAttribute link(ManagedObject from, Link.Type type, ManagedObject to) {
        return new ObjectAttribute(from, Kind.LINK, type.name(), to.id().toString());
    }

    /** Each half leads to the other. */
    static List<ObjectAttribute> linkPair(ManagedObject privateKey, ManagedObject publicKey) {
        return List.of(
                link(privateKey, Link.Type.PUBLIC_KEY, publicKey), link(publicKey, Link.Type.PRIVATE_KEY, privateKey));
    }

    UUID objectId() {
        return objectId;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** True if the other says the same of the same object. */
    boolean isSame(ObjectAttribute other) {
        return objectId.equals(other.objectId)
                && kind == other.kind
                && name.equals(other.name)
                && text.equals(other.text);
    }

    boolean isLink(Link.Type type) {
        return kind == Kind.LINK && name.equals(type.name());
    }

    /** What it is. */
    public enum Kind {
        /** The name is empty, the text is the group's. */
        GROUP,
        /** The name is {@code Link.Type}'s, the text the id of the other object. */
        LINK,
        /** The caller's own. */
        FREE
    }

    /** What names a row. A class, since JPA 3.1 makes it without arguments. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID objectId;
        private Kind kind;
        private String name;
        private String text;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(objectId, key.objectId)
                    && kind == key.kind
                    && Objects.equals(name, key.name)
                    && Objects.equals(text, key.text);
        }

        @Override
        public int hashCode() {
            return Objects.hash(objectId, kind, name, text);
        }
    }
}
