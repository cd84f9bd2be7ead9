package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.api.crypto.WrapRequest;
import org.claviger.api.crypto.WrapResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.MaterialRef;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Wraps the material of objects for REST and KMIP alike: find both, open, wrap, record. */
@ApplicationScoped
public class Wrapping {
    @Inject
    ManagedObjects objects;

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    @Inject
    Vault vault;

    /**
     * Wraps the newest version of one object by the key of another.
     *
     * @throws RefusedException if either is unknown to the caller's tenant, if the one may not wrap, or the material of the
     *     other may not leave, not even wrapped
     */
    public WrapResponse wrap(Caller caller, WrapRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), Usage.WRAP_KEY);
        MaterialRef wrapped = objects.materialToLeave(caller, request.objectId(), true);
        WrapAlgorithm algorithm = algorithm(key, request.algorithm());
        try (Engine engine = engines.of(key);
                OpenedMaterial material = vault.open(wrapped)) {
            byte[] bytes = Attempt.to(() -> engine.wrap(algorithm, material.reveal()));
            audit.record(caller, Action.WRAPPED, key.id(), algorithm + " of " + wrapped.objectId());
            audit.record(caller, Action.KEY_EXPORTED, wrapped.objectId(), algorithm + " by " + key.id());
            return new WrapResponse(key.id(), key.version(), algorithm, wrapped.objectId(), bytes);
        }
    }

    /** What was asked for, or what goes without saying. */
    static WrapAlgorithm algorithm(UsableKey key, @Nullable WrapAlgorithm wanted) {
        return Optional.ofNullable(wanted)
                .or(() -> WrapAlgorithm.defaultFor(key.algorithm()))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.USAGE_NOT_ALLOWED, "Keys of " + key.algorithm() + " wrap nothing."));
    }
}
