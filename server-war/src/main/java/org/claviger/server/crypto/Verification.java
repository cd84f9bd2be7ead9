package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.VerifyRequest;
import org.claviger.api.crypto.VerifyResponse;
import org.claviger.server.audit.Action;

/** Tells whether a signature is a key's. */
@ApplicationScoped
public class Verification extends Verb<VerifyRequest, VerifyResponse> {
    @Override
    VerifyResponse perform(Uses uses, VerifyRequest request) {
        OpenedKey key = uses.version(request.keyId(), request.version(), Usage.VERIFY);
        SignatureParameters wanted = SignatureParameters.of(
                key.key(), request.algorithm(), request.encoding(), request.message(), request.digest());
        boolean valid = Attempt.to(() -> verify(key.engine(), wanted, request.signature()));
        uses.record(Action.VERIFIED, key.id(), wanted.algorithm() + outcome(valid));
        return new VerifyResponse(key.id(), key.version(), wanted.algorithm(), valid);
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
