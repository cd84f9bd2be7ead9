package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.crypto.SignRequest;
import org.claviger.api.crypto.SignResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Signs for REST and KMIP alike: find, open, sign, record. */
@ApplicationScoped
public class Signing {
    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Signs a message, or a digest that the caller made of it.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, may not sign, or not so
     */
    public SignResponse sign(Caller caller, SignRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), Usage.SIGN);
        SignatureParameters wanted = SignatureParameters.of(
                key, request.algorithm(), request.encoding(), request.message(), request.digest());
        try (Engine engine = engines.of(key)) {
            byte[] signature = Attempt.to(() -> sign(engine, wanted));
            audit.record(caller, Action.SIGNED, key.id(), wanted.algorithm().name());
            return new SignResponse(key.id(), key.version(), wanted.algorithm(), signature);
        }
    }

    private static byte[] sign(Engine engine, SignatureParameters wanted) {
        return wanted.isDigest()
                ? engine.signDigest(wanted.algorithm(), wanted.encoding(), wanted.bytes())
                : engine.sign(wanted.algorithm(), wanted.encoding(), wanted.bytes());
    }
}
