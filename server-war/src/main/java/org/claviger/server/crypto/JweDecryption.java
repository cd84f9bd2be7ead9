package org.claviger.server.crypto;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.JweAlgorithm;
import org.claviger.api.crypto.JweDecryptRequest;
import org.claviger.api.crypto.JweDecryptResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.crypto.primitive.UndecipherableException;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Decrypts JWE (RFC 7516; RFC 8725): find, open, decrypt, record. */
@ApplicationScoped
public class JweDecryption {
    private static final String FAILED =
            "The token could not be decrypted: it is no JWE for this key by the algorithm that is expected.";

    @Inject
    ManagedObjects objects;

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Decrypts a token of the key, by the one algorithm that is expected of it, without critical headers and compression.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, may not decrypt, or not so; with one reason for
     *     all of it, if the token is anything else or differs in a single bit
     */
    public JweDecryptResponse decrypt(Caller caller, JweDecryptRequest request) {
        JweAlgorithm algorithm = JweEncryption.algorithm(objects, caller, request.keyId(), request.algorithm());
        JWEObject jwe = parse(request.token());
        Usage usage = algorithm.isKeyWrap() ? Usage.UNWRAP_KEY : Usage.DECRYPT;
        Integer version = KeyName.version(jwe.getHeader().getKeyID());
        UsableKey key = keys.keyFor(caller, request.keyId(), version, usage);
        JweEncryption.requireLength(algorithm, key);
        byte[] plaintext = Attempt.toOpen(() -> decrypt(key, algorithm, jwe), FAILED);
        audit.record(caller, Action.DECRYPTED, key.id(), "JWE " + algorithm.joseName());
        return new JweDecryptResponse(key.id(), key.version(), plaintext);
    }

    private byte[] decrypt(UsableKey key, JweAlgorithm algorithm, JWEObject jwe) throws GeneralSecurityException {
        JWEHeader header = jwe.getHeader();
        if (!header.getAlgorithm().getName().equals(algorithm.joseName())
                || !header.getEncryptionMethod().equals(JweEncryption.content(algorithm, key))
                || !CompactForm.isPlain(header)) {
            throw new UndecipherableException();
        }
        byte[] encryptedKey = bytes(jwe.getEncryptedKey());
        try (Engine engine = engines.of(key)) {
            if (algorithm == JweAlgorithm.DIR) {
                if (encryptedKey.length > 0) {
                    throw new UndecipherableException();
                }
                return content(jwe, (iv, bytes, aad) -> engine.decrypt(EncryptionAlgorithm.AES_GCM, iv, bytes, aad));
            }
            byte[] contentKey = ContentKeys.receive(engine, algorithm, header, encryptedKey);
            try {
                return content(jwe, (iv, bytes, aad) -> AesGcm.decrypt(contentKey, iv, bytes, aad));
            } finally {
                Arrays.fill(contentKey, (byte) 0);
            }
        }
    }

    private static byte[] content(JWEObject jwe, JweContent.Opening opening) throws GeneralSecurityException {
        return JweContent.decrypt(
                opening,
                bytes(jwe.getIV()),
                bytes(jwe.getCipherText()),
                bytes(jwe.getAuthTag()),
                JweContent.aad(jwe.getHeader()));
    }

    private static byte[] bytes(@Nullable Base64URL part) {
        return part == null ? new byte[0] : part.decode();
    }

    private static JWEObject parse(String token) {
        try {
            // The library stumbles over a header without "enc".
            if (CompactForm.isStrict(token) && CompactForm.hasMember(token, "enc")) {
                return JWEObject.parse(token);
            }
        } catch (ParseException e) {
            throw new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, FAILED, e);
        }
        throw new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, FAILED);
    }
}
