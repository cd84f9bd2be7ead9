package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;

/** Verifies message authentication codes as Cryptographic Parameters say (KMIP 2.1, section 6.1.32). */
@ApplicationScoped
public class ParameterMacVerification extends Verb<SignatureRequest, Boolean> {
    @Override
    Boolean perform(Uses uses, SignatureRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.VERIFY_MAC);
        boolean valid = MessageDigest.isEqual(Attempt.to(() -> ParameterMac.of(key, request, 0)), request.proof());
        uses.record(Action.MAC_VERIFIED, key.id(), Verification.outcome(valid).substring(2));
        return valid;
    }
}
