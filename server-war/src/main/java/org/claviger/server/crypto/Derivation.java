package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.DeriveRequest;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Derives from secret keys for REST and KMIP alike: find, open, derive, record, and keep if that is wanted. */
@ApplicationScoped
public class Derivation {
    private static final byte[] NONE = {};

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    DerivedKeys derivedKeys;

    /**
     * Derives bytes, or a new managed object, from a secret key.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, or not for this; if the bytes are to be told and
     *     the caller may not take material out; or if they are no material for what is to keep them
     */
    public DeriveResponse derive(Caller caller, DeriveRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), request.version(), Usage.DERIVE_KEY);
        DerivationAlgorithm algorithm =
                Objects.requireNonNullElse(request.algorithm(), DerivationAlgorithm.HKDF_SHA256);
        byte[] salt = Objects.requireNonNullElse(request.salt(), NONE);
        byte[] info = Objects.requireNonNullElse(request.info(), NONE);
        try (Engine engine = engines.of(key)) {
            return derivedKeys.finish(
                    caller,
                    key,
                    Action.DERIVED,
                    algorithm,
                    request.length(),
                    request.store(),
                    length -> Attempt.to(() -> engine.derive(algorithm, salt, info, length)));
        }
    }
}
