package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.parameter.CryptographicParameters;
import org.claviger.server.crypto.parameter.Hmac;

/** Makes message authentication codes as Cryptographic Parameters say (KMIP 2.1, section 6.1.31). */
@ApplicationScoped
public class ParameterMac extends Verb<SignatureRequest, byte[]> {
    @Override
    byte[] perform(Uses uses, SignatureRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.GENERATE_MAC);
        byte[] mac = Attempt.to(() -> of(key, request, request.data().length));
        uses.record(Action.MAC_GENERATED, key.id(), null);
        return mac;
    }

    /**
     * The code of the data.
     *
     * @param protectedBytes as the engine counts them
     */
    static byte[] of(OpenedKey key, SignatureRequest request, int protectedBytes) {
        Optional<Hmac> hmac = Hmac.of(
                CryptographicParameters.of(request.parameters(), key.key().parameters()));
        return hmac.isPresent() && !key.key().isOnToken()
                ? hmac.get().of(key.engine().material(protectedBytes), request.data())
                : key.engine().mac(request.data());
    }
}
