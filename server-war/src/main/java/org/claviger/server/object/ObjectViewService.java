package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Shows and changes objects for a protocol that knows more of them than REST does. */
@Stateless
public class ObjectViewService {
    @Inject
    ManagedObjects objects;

    @Inject
    KeptAttributes kept;

    @Inject
    FoundObjects found;

    @Inject
    Descriptions descriptions;

    @Inject
    AttributeChange attributes;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /** True if the client sees an object of this id, whatever it may do with it. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isThere(Caller client, UUID id) {
        return objects.find(client.tenant(), id)
                .filter(found -> client.clientAccess().namespaces().contains(found.namespaceId()))
                .isPresent();
    }

    /** All that is told of an object; recorded. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ObjectView view(Caller client, UUID id) {
        ObjectView view = look(client, id);
        audit.record(client, Action.KEY_ATTRIBUTES_READ, id, null);
        return view;
    }

    /** The same within something else that is recorded. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ObjectView look(Caller client, UUID id) {
        ManagedObject object = objects.require(client, id, OperationGroup.GET_ATTRIBUTES);
        return views(client.tenant(), List.of(object)).get(0);
    }

    /** The same for who may use it so, and not look at its attributes. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ObjectView look(Caller client, UUID id, OperationGroup operation) {
        ManagedObject object = objects.require(client, id, operation);
        return views(client.tenant(), List.of(object)).get(0);
    }

    /** A page of those that the client may read, in the order in which they were made; not recorded. */
    public List<ObjectView> look(Caller client, int skip, int limit) {
        return views(client.tenant(), found.oldestFirst(client, new ObjectCriteria(), skip, limit));
    }

    /** The same for who may have its material: that of a public key or certificate may be had by who may look at it. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ObjectView lookToGet(Caller client, UUID id) {
        ManagedObject object = objects.requireVisible(client, id);
        boolean isPublic = object.type() == ObjectType.PUBLIC_KEY
                || object.type() == ObjectType.CERTIFICATE
                || object.type() == ObjectType.TEMPLATE;
        ManagedObjects.permitted(
                object, client, isPublic ? OperationGroup.GET_ATTRIBUTES : OperationGroup.GET_MATERIAL);
        return views(client.tenant(), List.of(object)).get(0);
    }

    /**
     * The material of an object that may leave.
     *
     * @param view as {@link #lookToGet} told it
     * @param wrapped it is going to leave wrapped by another key
     * @return what the caller closes, and records by {@link #hasLeft} before it goes anywhere
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public OpenedMaterial material(Caller client, ObjectView view, boolean wrapped) {
        ManagedObject object = objects.requireVisible(client, view.object().id());
        object.requireMaterialToLeave(wrapped, Instant.now());
        return vault.open(object.material(object.version()));
    }

    /** The material of an object that another one is made of, by this operation, on the server. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public OpenedMaterial materialToUse(Caller client, UUID id, Usage usage, OperationGroup operation) {
        ManagedObject object = objects.require(client, id, operation);
        object.requireUsable(usage, Instant.now());
        return vault.open(object.material(object.version()));
    }

    /** Records that material leaves. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void hasLeft(Caller client, UUID id, String how) {
        audit.record(client, Action.KEY_EXPORTED, id, how);
    }

    /** Records that an object's kept attributes are others now, by something that is recorded as another deed. */
    public void keep(Caller client, UUID id, Kept attribute, OperationGroup operation) {
        ManagedObject object = objects.requireLocked(client, id, operation);
        List<Kept> all = new ArrayList<>(kept.of(object));
        all.removeIf(attribute::isInPlaceOf);
        all.add(attribute);
        kept.replace(object, all);
        audit.record(client, Action.KEY_CHANGED, id, attribute.name());
    }

    /** Changes an object; recorded. */
    public void change(Caller client, UUID id, ObjectChange wanted) {
        ManagedObject object = objects.requireLocked(client, id, OperationGroup.MANAGE_LIFE_CYCLE);
        Instant now = DatabaseTime.now();
        List<String> changed = new ArrayList<>();
        if (wanted.attributes() != null) {
            changed.add(attributes.change(client, object, wanted.attributes(), now));
        }
        if (wanted.policy() != null) {
            object.change(wanted.policy(), now);
            changed.add("policy");
        }
        if (wanted.usageMask() != null) {
            object.permit(wanted.usageMask(), now);
            changed.add("usage mask");
        }
        if (wanted.kept() != null) {
            kept.replace(object, wanted.kept());
            object.changed(now);
            changed.add("kept attributes");
        }
        objects.flush();
        audit.record(client, Action.KEY_CHANGED, id, String.join(", ", changed));
    }

    /**
     * Those of the objects that are as is wanted, and that the client may read; the newest first.
     *
     * @param skip so many of the first
     */
    public List<UUID> find(Caller client, ObjectCriteria wanted, int skip, int limit) {
        List<UUID> ids = found.newestFirst(client, wanted, skip, limit).stream()
                .map(ManagedObject::id)
                .toList();
        audit.record(client, Action.KEYS_LISTED, null, null);
        return ids;
    }

    /** How many there are. */
    public long count(Caller client, ObjectCriteria wanted) {
        return found.count(client, wanted);
    }

    private List<ObjectView> views(UUID tenant, List<ManagedObject> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Set<UUID> ids = shown.stream().map(ManagedObject::id).collect(Collectors.toSet());
        Map<UUID, List<Kept>> allKept = kept.of(tenant, ids);
        List<ObjectResponse> told = descriptions.of(tenant, shown);
        return Stream.iterate(0, i -> i < shown.size(), i -> i + 1)
                .map(i -> view(
                        shown.get(i),
                        told.get(i),
                        allKept.getOrDefault(shown.get(i).id(), List.of())))
                .toList();
    }

    private static ObjectView view(ManagedObject object, ObjectResponse told, @Nullable List<Kept> kept) {
        return new ObjectView(
                told,
                object.usageMask(),
                !object.name().equals(object.id().toString()),
                object.lastChangeDate(),
                kept == null ? List.of() : kept);
    }
}
