package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.UnwrapRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.RegistrationService;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Unwraps material into new objects for REST and KMIP alike: find, open, unwrap, record, keep. */
@ApplicationScoped
public class Unwrapping {
    static final String FAILED = "The material could not be unwrapped: it is not what wrap returned for this key.";

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    @Inject
    RegistrationService registration;

    /**
     * Unwraps material and keeps it as a new object, which is checked as any import is.
     *
     * @throws RefusedException if the wrapping key is unknown to the caller's tenant, or may not unwrap; with one reason for
     *     all of it, if the wrapped material differs in a single bit; or if it is no material as the caller says it is
     */
    public ObjectResponse unwrap(Caller caller, UnwrapRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), request.version(), Usage.UNWRAP_KEY);
        WrapAlgorithm algorithm = Wrapping.algorithm(key, request.algorithm());
        byte[] material;
        try (Engine engine = engines.of(key)) {
            material = Attempt.toOpen(() -> engine.unwrap(algorithm, request.wrapped()), FAILED);
        }
        try {
            audit.record(caller, Action.UNWRAPPED, key.id(), algorithm.name());
            return registration.register(caller, request.store(), material);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }
}
