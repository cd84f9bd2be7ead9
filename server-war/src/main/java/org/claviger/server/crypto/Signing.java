package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.SignRequest;
import org.claviger.api.crypto.SignResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;

/** Signs a message, or a digest that the caller made of it, with the newest version of a key. */
@ApplicationScoped
public class Signing extends Verb<SignRequest, SignResponse> {
    @Override
    SignResponse perform(Uses uses, SignRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.SIGN);
        SignatureParameters wanted = SignatureParameters.of(
                key.key(), request.algorithm(), request.encoding(), request.message(), request.digest());
        byte[] signature = Attempt.to(() -> sign(key.engine(), wanted));
        uses.record(Action.SIGNED, key.id(), wanted.algorithm().name());
        return new SignResponse(key.id(), key.version(), wanted.algorithm(), signature);
    }

    private static byte[] sign(Engine engine, SignatureParameters wanted) {
        return wanted.isDigest()
                ? engine.signDigest(wanted.algorithm(), wanted.encoding(), wanted.bytes())
                : engine.sign(wanted.algorithm(), wanted.encoding(), wanted.bytes());
    }
}
