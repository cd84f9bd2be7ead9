package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.crypto.EncapsulateRequest;
import org.claviger.api.crypto.EncapsulateResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.Encapsulation;
import org.claviger.server.object.RegistrationService;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Makes shared secrets by a KEM for REST and KMIP alike: find, open, encapsulate, record, and keep if that is wanted. */
@ApplicationScoped
public class SecretEncapsulation {
    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    @Inject
    RegistrationService registration;

    /**
     * Makes a shared secret for the holder of the private key.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, or not for this; or if the secret is no
     *     material for what is to keep it
     */
    public EncapsulateResponse encapsulate(Caller caller, EncapsulateRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), Usage.ENCAPSULATE);
        ObjectTemplate store = request.store();
        try (Engine engine = engines.of(key);
                Encapsulation made = engine.encapsulate()) {
            audit.record(caller, Action.ENCAPSULATED, key.id(), store == null ? "told" : "kept");
            byte[] ciphertext = made.ciphertext();
            if (store == null) {
                byte[] secret = made.sharedSecret().clone();
                return new EncapsulateResponse(key.id(), key.version(), ciphertext, secret, null);
            }
            ObjectResponse kept = registration.register(caller, store, made.sharedSecret());
            return new EncapsulateResponse(key.id(), key.version(), ciphertext, null, kept);
        }
    }
}
