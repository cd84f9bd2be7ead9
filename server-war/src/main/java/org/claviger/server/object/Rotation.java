package org.claviger.server.object;

import static org.claviger.api.ErrorCode.USAGE_NOT_ALLOWED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.claviger.server.platform.DatabaseTime;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Makes a new version of a key, of both halves at once if it is a pair, within the caller's transaction. */
@ApplicationScoped
class Rotation {
    @Inject
    ManagedObjects objects;

    @Inject
    MaterialMaker maker;

    @Inject
    Storing storing;

    /**
     * Rotates.
     *
     * @param named the key, or either half of the pair; not locked yet
     * @return what has a new version: the key, or the private half and the public one
     */
    List<ManagedObject> rotate(ManagedObject named) {
        return switch (named.type()) {
            case SYMMETRIC_KEY -> rotateKey(locked(named));
            case PRIVATE_KEY -> rotatePair(named, other(named, Link.Type.PUBLIC_KEY));
            case PUBLIC_KEY -> rotatePair(other(named, Link.Type.PRIVATE_KEY), named);
            case CERTIFICATE, SECRET_DATA, OPAQUE_OBJECT, SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST ->
                throw notOurs();
        };
    }

    private List<ManagedObject> rotateKey(ManagedObject key) {
        Instant now = DatabaseTime.now();
        key.rotate(now);
        try (MadeMaterial material = maker.make(key)) {
            storing.version(key, material.symmetric(), now);
        }
        return List.of(key);
    }

    /** The private half is locked first, whichever was named, so that two can't wait for each other. */
    private List<ManagedObject> rotatePair(@Nullable ManagedObject privateHalf, @Nullable ManagedObject publicHalf) {
        if (privateHalf == null || publicHalf == null) {
            throw notOurs();
        }
        ManagedObject privateKey = locked(privateHalf);
        ManagedObject publicKey = locked(publicHalf);
        Instant now = DatabaseTime.now();
        privateKey.rotate(now);
        publicKey.rotate(now);
        try (MadeMaterial material = maker.make(privateKey)) {
            storing.version(privateKey, material.privateHalf(), now);
            storing.version(publicKey, material.publicHalf(), now);
        }
        return List.of(privateKey, publicKey);
    }

    private ManagedObject locked(ManagedObject object) {
        return objects.requireLocked(object.tenantId(), object.id());
    }

    private @Nullable ManagedObject other(ManagedObject half, Link.Type link) {
        return objects.attributesOf(half.tenantId(), Set.of(half.id())).getOrDefault(half.id(), List.of()).stream()
                .filter(attribute -> attribute.isLink(link))
                .map(attribute -> objects.find(half.tenantId(), UUID.fromString(attribute.text())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static RefusedException notOurs() {
        return new RefusedException(
                USAGE_NOT_ALLOWED,
                "Symmetric keys and whole pairs are rotated: of anything else the server can't make new material.");
    }
}
