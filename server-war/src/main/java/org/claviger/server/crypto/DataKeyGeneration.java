package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DataKeyRequest;
import org.claviger.api.crypto.DataKeyResponse;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.primitive.KeyGeneration;

/** Makes keys that callers encrypt with themselves, encrypted by a key that stays here. */
@ApplicationScoped
public class DataKeyGeneration extends Verb<DataKeyRequest, DataKeyResponse> {
    private static final byte[] NONE = {};

    @Override
    DataKeyResponse perform(Uses uses, DataKeyRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.ENCRYPT);
        EncryptionAlgorithm encryption = key.encryptionBy(null);
        byte[] aad = request.aad() == null ? NONE : request.aad();
        boolean withPlaintext = Boolean.TRUE.equals(request.withPlaintext());
        byte[] dataKey = generate(request);
        try {
            byte[] encrypted = key.encrypt(encryption, key.iv(encryption, null), dataKey, aad)
                    .encoded();
            uses.record(Action.DATA_KEY_GENERATED, key.id(), withPlaintext ? "with plaintext" : null);
            return new DataKeyResponse(key.id(), key.version(), encrypted, withPlaintext ? dataKey.clone() : null);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private static byte[] generate(DataKeyRequest request) {
        Algorithm algorithm = request.algorithm() == null ? Algorithm.AES : request.algorithm();
        int length = request.length() == null ? algorithm.defaultLength() : request.length();
        return Attempt.to(() -> KeyGeneration.symmetric(algorithm, length));
    }
}
