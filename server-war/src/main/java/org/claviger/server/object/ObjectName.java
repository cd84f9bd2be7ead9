package org.claviger.server.object;

import java.util.UUID;
import org.claviger.api.crypto.ObjectType;

/** What at most one object that isn't destroyed is called. */
public record ObjectName(UUID namespaceId, String name, ObjectType type) {
    static ObjectName of(ManagedObject object) {
        return new ObjectName(object.namespaceId(), object.name(), object.type());
    }
}
