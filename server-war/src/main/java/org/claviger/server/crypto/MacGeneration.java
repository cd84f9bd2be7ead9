package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.crypto.MacRequest;
import org.claviger.api.crypto.MacResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Makes message authentication codes for REST and KMIP alike: find, open, compute, record. */
@ApplicationScoped
public class MacGeneration {
    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Makes the code of a message.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, or may make none
     */
    public MacResponse mac(Caller caller, MacRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), Usage.GENERATE_MAC);
        try (Engine engine = engines.of(key)) {
            byte[] mac = engine.mac(request.message());
            audit.record(caller, Action.MAC_GENERATED, key.id(), null);
            return new MacResponse(key.id(), key.version(), mac);
        }
    }
}
