package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.VerifyRequest;
import org.claviger.api.crypto.VerifyResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Verifies signatures for REST and KMIP alike: find, open, verify, record. */
@ApplicationScoped
public class Verification {
    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Tells whether a signature is the key's.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, may not verify, or not so
     */
    public VerifyResponse verify(Caller caller, VerifyRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), request.version(), Usage.VERIFY);
        SignatureParameters wanted = SignatureParameters.of(
                key, request.algorithm(), request.encoding(), request.message(), request.digest());
        try (Engine engine = engines.of(key)) {
            boolean valid = Attempt.to(() -> verify(engine, wanted, request.signature()));
            audit.record(caller, Action.VERIFIED, key.id(), wanted.algorithm() + outcome(valid));
            return new VerifyResponse(key.id(), key.version(), wanted.algorithm(), valid);
        }
    }

    private static boolean verify(Engine engine, SignatureParameters wanted, byte[] signature) {
        return wanted.isDigest()
                ? engine.verifyDigest(wanted.algorithm(), wanted.encoding(), wanted.bytes(), signature)
                : engine.verify(wanted.algorithm(), wanted.encoding(), wanted.bytes(), signature);
    }

    /** As the audit trail says it, behind what was verified. */
    static String outcome(boolean valid) {
        return valid ? ", valid" : ", invalid";
    }
}
