package org.claviger.server.object;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Known;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Gives material to who may have it, of objects as they are known (docs/adr/0024): storage systems fetch the same keys again
 * and again. What depends on the moment, state and hold, is looked at when it leaves.
 */
@ApplicationScoped
public class LeavingMaterial {
    private static final int MOST_KNOWN = 10_000;

    @Inject
    ManagedObjects objects;

    @Inject
    ObjectViews views;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    @Inject
    Announcements announcements;

    private Known<UUID, KnownView> known;

    @PostConstruct
    void prepare() {
        known = Known.rows(announcements, MOST_KNOWN, KnownView::dependsOn);
    }

    /** What is told of an object to who may have its material: that of public keys and certificates, who may look at it. */
    public ObjectView look(Caller client, UUID id) {
        KnownView found = require(client, id);
        ManagedObject object = found.object();
        boolean isPublic = object.type() == ObjectType.PUBLIC_KEY
                || object.type() == ObjectType.CERTIFICATE
                || object.type() == ObjectType.TEMPLATE;
        ManagedObjects.permitted(
                object, client, isPublic ? OperationGroup.GET_ATTRIBUTES : OperationGroup.GET_MATERIAL);
        return found.view();
    }

    /**
     * The material of an object that may leave.
     *
     * @param view as {@link #look} told it
     * @param wrapped it is going to leave wrapped by another key
     * @return what the caller closes, and records by {@link #hasLeft} before it goes anywhere
     */
    public OpenedMaterial open(Caller client, ObjectView view, boolean wrapped) {
        ManagedObject object = require(client, view.object().id()).object();
        object.requireMaterialToLeave(wrapped, Instant.now());
        return vault.open(object.material(object.version()));
    }

    /** Records that material leaves. */
    public void hasLeft(Caller client, UUID id, String how) {
        audit.record(client, Action.KEY_EXPORTED, id, how);
    }

    private KnownView require(Caller client, UUID id) {
        UUID tenant = client.tenant();
        return Optional.ofNullable(known.get(id, () -> read(tenant, id)))
                .filter(found -> found.object().tenantId().equals(tenant))
                .filter(found -> ManagedObjects.isVisible(client, found.object()))
                .orElseThrow(() -> RefusedException.notFound("key"));
    }

    private @Nullable KnownView read(UUID tenant, UUID id) {
        return objects.find(tenant, id)
                .map(object -> new KnownView(object, views.of(object)))
                .orElse(null);
    }

    /** An object, and what is told of it. Many requests share it: it is never changed. */
    private record KnownView(ManagedObject object, ObjectView view) {
        private Set<UUID> dependsOn() {
            return Set.of(object.id(), object.tenantId());
        }
    }
}
