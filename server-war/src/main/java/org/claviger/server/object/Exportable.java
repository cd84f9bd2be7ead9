package org.claviger.server.object;

import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.vault.MaterialRef;
import org.jspecify.annotations.Nullable;

/**
 * A version of an object whose material may leave now.
 *
 * @param algorithm absent for secret data, opaque objects, and certificates of keys that are not known here
 */
public record Exportable(
        MaterialRef material, String name, @Nullable Algorithm algorithm) {
    public ObjectType type() {
        return material.type();
    }
}
