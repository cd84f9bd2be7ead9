package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;

/** Encrypts with the newest version of a key. */
@ApplicationScoped
public class Encryption extends Verb<EncryptRequest, EncryptResponse> {
    private static final byte[] NONE = {};

    @Override
    EncryptResponse perform(Uses uses, EncryptRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.ENCRYPT);
        EncryptionAlgorithm algorithm = key.encryptionBy(request.algorithm());
        byte[] iv = key.iv(algorithm, request.iv());
        byte[] aad = request.aad() == null ? NONE : request.aad();
        EncryptResponse answer = Boolean.TRUE.equals(request.raw())
                ? raw(key, algorithm, iv, key.encryptRaw(algorithm, iv, request.plaintext(), aad))
                : EncryptResponse.of(
                        key.id(),
                        key.version(),
                        key.encrypt(algorithm, iv, request.plaintext(), aad).encoded());
        uses.record(
                Action.ENCRYPTED,
                key.id(),
                request.algorithm() == null ? null : request.algorithm().name());
        return answer;
    }

    private static EncryptResponse raw(OpenedKey key, EncryptionAlgorithm algorithm, byte[] iv, byte[] encrypted) {
        int end = encrypted.length - algorithm.tagLength();
        return new EncryptResponse(
                key.id(),
                key.version(),
                Arrays.copyOf(encrypted, end),
                algorithm,
                iv.length == 0 ? null : iv,
                end == encrypted.length ? null : Arrays.copyOfRange(encrypted, end, encrypted.length));
    }
}
