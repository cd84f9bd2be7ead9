package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.VerifyMacRequest;
import org.claviger.api.crypto.VerifyMacResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Verifies message authentication codes for REST and KMIP alike: find, open, compare, record. */
@ApplicationScoped
public class MacVerification {
    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Tells whether a code is the key's, in a time that doesn't depend on where the two differ.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, or may verify none
     */
    public VerifyMacResponse verify(Caller caller, VerifyMacRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), request.version(), Usage.VERIFY_MAC);
        try (Engine engine = engines.of(key)) {
            boolean valid = engine.verifyMac(request.message(), request.mac());
            audit.record(caller, Action.MAC_VERIFIED, key.id(), key.algorithm() + Verification.outcome(valid));
            return new VerifyMacResponse(key.id(), key.version(), valid);
        }
    }
}
