package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

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
    ObjectViews views;

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
                .filter(found -> ManagedObjects.isVisible(client, found))
                .isPresent();
    }

    /** True if the client may look at an object of this id. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isReadable(Caller client, UUID id) {
        return objects.find(client.tenant(), id)
                .filter(found -> ManagedObjects.isReadable(client, found))
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
        return views.of(object);
    }

    /** The same for who may use it so, and not look at its attributes. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ObjectView look(Caller client, UUID id, OperationGroup operation) {
        ManagedObject object = objects.require(client, id, operation);
        return views.of(object);
    }

    /** A page of those that the client may read, in the order in which they were made; not recorded. */
    public List<ObjectView> look(Caller client, int skip, int limit) {
        return views.of(client.tenant(), found.oldestFirst(client, new ObjectCriteria(), skip, limit));
    }

    /** The material of an object that another one is made of, by this operation, on the server. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public OpenedMaterial materialToUse(Caller client, UUID id, Usage usage, OperationGroup operation) {
        ManagedObject object = objects.require(client, id, operation);
        object.requireUsable(usage, Instant.now());
        return vault.open(object.material(object.version()));
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
}
