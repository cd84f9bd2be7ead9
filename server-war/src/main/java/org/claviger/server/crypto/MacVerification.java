package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.VerifyMacRequest;
import org.claviger.api.crypto.VerifyMacResponse;
import org.claviger.server.audit.Action;

/** Tells whether a message authentication code is a key's, in a time that doesn't depend on where the two differ. */
@ApplicationScoped
public class MacVerification extends Verb<VerifyMacRequest, VerifyMacResponse> {
    @Override
    VerifyMacResponse perform(Uses uses, VerifyMacRequest request) {
        OpenedKey key = uses.version(request.keyId(), request.version(), Usage.VERIFY_MAC);
        boolean valid = key.engine().verifyMac(request.message(), request.mac());
        uses.record(Action.MAC_VERIFIED, key.id(), key.key().algorithm() + Verification.outcome(valid));
        return new VerifyMacResponse(key.id(), key.version(), valid);
    }
}
