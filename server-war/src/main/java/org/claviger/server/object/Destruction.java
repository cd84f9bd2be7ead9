package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.server.vault.Vault;

/** Makes an end of material, wherever it is, within the caller's transaction. */
@ApplicationScoped
class Destruction {
    @Inject
    Vault vault;

    @Inject
    TokenMaterial tokens;

    /** Deletes all versions of an object's material for good. */
    void of(ManagedObject object) {
        vault.destroy(object.tenantId(), object.id());
        tokens.destroy(object);
    }
}
