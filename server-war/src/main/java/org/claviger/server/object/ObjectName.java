package org.claviger.server.object;

import java.util.UUID;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.tenant.NamespaceRef;

/** What at most one object that isn't destroyed is called. */
public record ObjectName(UUID namespaceId, String name, ObjectType type) {
    static ObjectName of(ManagedObject object) {
        return new ObjectName(object.namespaceId(), object.name(), object.type());
    }

    /** What is said to who wants a name that another object has. */
    static String taken(NamespaceRef namespace, String name) {
        return "The namespace \"" + namespace.name() + "\" has a key \"" + name + "\" already.";
    }
}
