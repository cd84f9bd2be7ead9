package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.claviger.api.crypto.Link;
import org.claviger.server.platform.Database;
import org.claviger.server.tenant.NamespaceRef;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Stores new objects and versions with all that belongs to them, within the caller's transaction. */
@ApplicationScoped
class Storing {
    @Inject
    ManagedObjects objects;

    @Inject
    Vault vault;

    /** Refuses a name that is taken. */
    void store(
            ManagedObject object,
            NamespaceRef namespace,
            @Nullable Set<String> groups,
            @Nullable Map<String, String> attributes) {
        Database.storeNamed(() -> objects.store(object), ObjectName.taken(namespace, object.name()));
        belongings(object, groups, attributes);
    }

    void belongings(ManagedObject object, @Nullable Set<String> groups, @Nullable Map<String, String> attributes) {
        ObjectAttribute.of(object, groups, attributes).forEach(objects::store);
    }

    /** The newest version's material, sealed or on a token. */
    void version(ManagedObject object, MadeMaterial.Part part, Instant now) {
        objects.store(new ObjectVersion(object, part.digests(), part.token(), now));
        if (part.bytes() != null) {
            vault.store(object.material(object.version()), part.bytes());
        }
    }

    /** Each half leads to the other. */
    void linkPair(ManagedObject privateKey, ManagedObject publicKey) {
        ObjectAttribute.linkPair(privateKey, publicKey).forEach(objects::store);
    }

    void link(ManagedObject from, Link.Type type, ManagedObject to) {
        objects.store(ObjectAttribute.link(from, type, to));
    }
}
