package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.MacRequest;
import org.claviger.api.crypto.MacResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;

/** Makes the authentication code of a message with the newest version of a key. */
@ApplicationScoped
public class MacGeneration extends Verb<MacRequest, MacResponse> {
    @Override
    MacResponse perform(Uses uses, MacRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.GENERATE_MAC);
        byte[] mac = key.engine().mac(request.message());
        uses.record(Action.MAC_GENERATED, key.id(), null);
        return new MacResponse(key.id(), key.version(), mac);
    }
}
