package org.claviger.server.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.Use;
import org.claviger.server.kek.KekRef;
import org.claviger.server.object.MadeMaterial.Part;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.NamespaceRef;
import org.claviger.server.vault.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A key, or both halves of a pair, with all that belongs to it: made, and about to be stored. One thread at a time has to do
 * with it: that of its request, or the one that stores for a group.
 */
public final class Creation {
    private final Caller client;
    private final NamespaceRef namespace;

    /** The key, or the private half and the public one. */
    private final List<ManagedObject> objects;

    private final List<ObjectAttribute> attributes = new ArrayList<>();
    private final List<ObjectVersion> versions = new ArrayList<>();
    private List<Sealed> sealed = List.of();
    private @Nullable RuntimeException failure;
    private boolean isStored;

    /**
     * Begins.
     *
     * @param parts the material of each object
     */
    Creation(
            Caller client,
            NamespaceRef namespace,
            CreateKeyRequest request,
            List<ManagedObject> objects,
            List<Part> parts,
            Instant now) {
        this.client = client;
        this.namespace = namespace;
        this.objects = List.copyOf(objects);
        for (int i = 0; i < objects.size(); i++) {
            ManagedObject object = objects.get(i);
            Part part = parts.get(i);
            versions.add(new ObjectVersion(object, part.digests(), part.token(), now));
            attributes.addAll(ObjectAttribute.of(object, request.groups(), request.attributes()));
        }
        if (objects.size() > 1) {
            attributes.addAll(ObjectAttribute.linkPair(objects.get(0), objects.get(1)));
        }
    }

    void seal(List<Sealed> parts) {
        sealed = List.copyOf(parts);
    }

    /** Is about to be stored, maybe not for the first time. */
    void begin() {
        failure = null;
        isStored = false;
    }

    /** False if a KEK that it is sealed under is not active any more. */
    boolean isSealedUnder(List<KekRef> active) {
        return sealed.stream().allMatch(each -> each.isUnder(active));
    }

    void isStored() {
        isStored = true;
    }

    void hasFailed(RuntimeException e) {
        failure = e;
    }

    /** Refuses a name that another object has. */
    void isNamedLikeAnother() {
        hasFailed(new RefusedException(ErrorCode.NAME_TAKEN, ObjectName.taken(namespace, name())));
    }

    /** True if it was stored, false if it has to be sealed anew; throws why it was not. */
    boolean requireStored() {
        if (failure != null) {
            throw failure;
        }
        return isStored;
    }

    /** What the audit trail is told. */
    Use use() {
        return Use.of(Action.KEY_CREATED, object().id(), name());
    }

    /** The key, or the private half. */
    ManagedObject object() {
        return objects.get(0);
    }

    String name() {
        return object().name();
    }

    Caller client() {
        return client;
    }

    NamespaceRef namespace() {
        return namespace;
    }

    /** What no other object may be called. */
    List<ObjectName> names() {
        return objects.stream().map(ObjectName::of).toList();
    }

    List<ManagedObject> objects() {
        return objects;
    }

    List<ObjectAttribute> attributes() {
        return attributes;
    }

    List<ObjectVersion> versions() {
        return versions;
    }

    List<Sealed> sealed() {
        return sealed;
    }
}
