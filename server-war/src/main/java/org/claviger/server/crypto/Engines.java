package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.server.hsm.TokenKeyUses;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsageCounts;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Finds the engine that uses a key. */
@ApplicationScoped
class Engines {
    @Inject
    Vault vault;

    @Inject
    TokenKeyUses tokens;

    @Inject
    UsageCounts counts;

    /** The engine of a key; whoever asks for it closes it. */
    Engine of(UsableKey key) {
        Engine engine = key.token() == null ? inMemory(key) : new TokenEngine(key, key.token(), tokens);
        return key.limit() == UsageLimits.Unit.BYTES ? new CountedEngine(engine, key, counts) : engine;
    }

    private Engine inMemory(UsableKey key) {
        OpenedMaterial material = vault.open(key.material());
        return switch (key.type()) {
            case SYMMETRIC_KEY -> new SecretKeyEngine(key, material);
            case PRIVATE_KEY -> new PrivateKeyEngine(key, material);
            case PUBLIC_KEY -> new PublicKeyEngine(key, material);
            case CERTIFICATE, SECRET_DATA, OPAQUE_OBJECT, SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST -> {
                material.close();
                throw new IllegalStateException("No engine uses a " + key.type() + ".");
            }
        };
    }
}
