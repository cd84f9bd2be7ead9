package org.claviger.server.object;

import static org.claviger.api.ErrorCode.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Finds objects whose material may leave. Public keys and certificates are no secrets: who reads attributes reads them. */
@ApplicationScoped
public class Exportables {
    /** Longer than any chain that can be registered. */
    private static final int MAX_CHAIN = 20;

    @Inject
    ManagedObjects objects;

    @Inject
    LinkedObjects linked;

    /**
     * One whose material is to leave.
     *
     * @param version absent: the newest
     * @param wrapped it is going to leave wrapped by a key
     */
    public Exportable toLeave(Caller caller, UUID id, @Nullable Integer version, boolean wrapped) {
        ManagedObject object = objects.requireVisible(caller, id);
        if (isPublic(object)) {
            objects.require(caller, id, OperationGroup.GET_ATTRIBUTES);
        } else {
            objects.materialToLeave(caller, id, wrapped);
        }
        if (version != null) {
            object.requireVersion(version);
        }
        return exportable(object, version == null ? object.version() : version);
    }

    /** What holds the public key of a key or certificate: itself, or the other half. */
    public Exportable publicKeyOf(Caller caller, UUID id) {
        ManagedObject named = objects.require(caller, id, OperationGroup.GET_ATTRIBUTES);
        ManagedObject object = named.type() == ObjectType.PRIVATE_KEY
                ? linked.find(caller, id, Link.Type.PUBLIC_KEY).orElse(named)
                : named;
        if (!isPublic(object)) {
            throw new RefusedException(INVALID_REQUEST, "The object has no public key.");
        }
        return exportable(object, object.version());
    }

    /**
     * The certificates of a key, or a certificate itself and those that follow: those whose attributes the caller may read.
     *
     * @return each followed by that of its issuer, as far as the links lead; empty if there are none
     */
    public List<Exportable> certificatesOf(Caller caller, UUID id) {
        ManagedObject named = objects.requireVisible(caller, id);
        Optional<ManagedObject> next = named.type() == ObjectType.CERTIFICATE
                ? Optional.of(objects.require(caller, id, OperationGroup.GET_ATTRIBUTES))
                : linked.find(caller, id, Link.Type.CERTIFICATE);
        List<Exportable> chain = new ArrayList<>();
        while (next.isPresent() && chain.size() < MAX_CHAIN) {
            ManagedObject certificate = next.get();
            chain.add(exportable(certificate, certificate.version()));
            next = linked.find(caller, certificate.id(), Link.Type.CERTIFICATE);
        }
        return chain;
    }

    private static boolean isPublic(ManagedObject object) {
        return object.type() == ObjectType.PUBLIC_KEY || object.type() == ObjectType.CERTIFICATE;
    }

    private static Exportable exportable(ManagedObject object, int version) {
        object.requireOwnEncoding();
        return new Exportable(object.material(version), object.name(), object.algorithm());
    }
}
