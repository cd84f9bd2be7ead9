package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.FpeDecryptRequest;
import org.claviger.api.crypto.FpeResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;

/** Decrypts what {@link TextEncryption} returned. */
@ApplicationScoped
public class TextDecryption extends Verb<FpeDecryptRequest, FpeResponse> {
    @Override
    FpeResponse perform(Uses uses, FpeDecryptRequest request) {
        OpenedKey key = uses.version(request.keyId(), request.version(), Usage.FPE_DECRYPT);
        String decrypted = Attempt.to(() -> key.engine()
                .decryptText(
                        TextEncryption.alphabet(request.alphabet()),
                        TextEncryption.tweak(request.tweak()),
                        request.text()));
        uses.record(Action.FPE_DECRYPTED, key.id(), null);
        return new FpeResponse(key.id(), key.version(), decrypted);
    }
}
