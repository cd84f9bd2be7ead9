package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.FpeEncryptRequest;
import org.claviger.api.crypto.FpeResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.primitive.Alphabet;
import org.jspecify.annotations.Nullable;

/** Encrypts texts so that they keep length and alphabet: FF1 (NIST SP 800-38G). */
@ApplicationScoped
public class TextEncryption extends Verb<FpeEncryptRequest, FpeResponse> {
    private static final byte[] NONE = {};

    @Override
    FpeResponse perform(Uses uses, FpeEncryptRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.FPE_ENCRYPT);
        String encrypted = Attempt.to(
                () -> key.engine().encryptText(alphabet(request.alphabet()), tweak(request.tweak()), request.text()));
        uses.record(Action.FPE_ENCRYPTED, key.id(), null);
        return new FpeResponse(key.id(), key.version(), encrypted);
    }

    /** Digits, if nothing is said. */
    static Alphabet alphabet(@Nullable String characters) {
        return characters == null ? Alphabet.DIGITS : new Alphabet(characters);
    }

    static byte[] tweak(byte @Nullable [] given) {
        return given == null ? NONE : given;
    }
}
