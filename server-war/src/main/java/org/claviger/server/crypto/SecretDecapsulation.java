package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.claviger.api.crypto.DecapsulateRequest;
import org.claviger.api.crypto.DecapsulateResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.RegistrationService;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Gets shared secrets out of a KEM's ciphertexts for REST and KMIP alike: find, open, decapsulate, record, keep. */
@ApplicationScoped
public class SecretDecapsulation {
    private static final String FAILED =
            "The ciphertext could not be decapsulated: it is not what encapsulate returned.";

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    @Inject
    RegistrationService registration;

    /**
     * Gets the shared secret of a ciphertext. Of one that was changed ML-KEM makes another secret, not an error (FIPS 203,
     * section 6.3).
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, or not for this; if it is no ciphertext for such
     *     a key; or if the secret is no material for what is to keep it
     */
    public DecapsulateResponse decapsulate(Caller caller, DecapsulateRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), request.version(), Usage.DECAPSULATE);
        ObjectTemplate store = request.store();
        byte[] secret;
        try (Engine engine = engines.of(key)) {
            secret = Attempt.toOpen(() -> engine.decapsulate(request.ciphertext()), FAILED);
        }
        audit.record(caller, Action.DECAPSULATED, key.id(), store == null ? "told" : "kept");
        if (store == null) {
            return new DecapsulateResponse(key.id(), key.version(), secret, null);
        }
        try {
            ObjectResponse kept = registration.register(caller, store, secret);
            return new DecapsulateResponse(key.id(), key.version(), null, kept);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
