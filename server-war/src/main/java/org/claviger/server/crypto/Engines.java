package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.server.object.UsableKey;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Finds the engine that uses a key. */
@ApplicationScoped
class Engines {
    @Inject
    Vault vault;

    /** The engine of a key; whoever asks for it closes it. */
    Engine of(UsableKey key) {
        OpenedMaterial material = vault.open(key.material());
        return switch (key.type()) {
            case SYMMETRIC_KEY -> new SecretKeyEngine(key, material);
            case PRIVATE_KEY -> new PrivateKeyEngine(key, material);
            case PUBLIC_KEY -> new PublicKeyEngine(key, material);
            case CERTIFICATE, SECRET_DATA, OPAQUE_OBJECT -> {
                material.close();
                throw new IllegalStateException("No engine uses a " + key.type() + ".");
            }
        };
    }
}
