package org.claviger.server.crypto;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.JweAlgorithm;
import org.claviger.api.crypto.JweEncryptRequest;
import org.claviger.api.crypto.JweEncryptResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Makes JWE (RFC 7516): find, open, encrypt, record. */
@ApplicationScoped
public class JweEncryption {
    private static final Base64URL NOTHING = new Base64URL("");

    @Inject
    ManagedObjects objects;

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /**
     * Encrypts for whoever has the key, or the private half of it.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, may not encrypt, or not so
     */
    public JweEncryptResponse encrypt(Caller caller, JweEncryptRequest request) {
        JweAlgorithm algorithm = algorithm(objects, caller, request.keyId(), request.algorithm());
        Usage usage = algorithm.isKeyWrap() ? Usage.WRAP_KEY : Usage.ENCRYPT;
        UsableKey key = keys.keyFor(caller, request.keyId(), usage);
        requireLength(algorithm, key);
        JWEHeader header = new JWEHeader.Builder(
                        com.nimbusds.jose.JWEAlgorithm.parse(algorithm.joseName()), content(algorithm, key))
                .keyID(KeyName.of(key))
                .contentType(request.contentType())
                .build();
        String token = Attempt.to(() -> encrypt(key, algorithm, header, request.plaintext()));
        audit.record(caller, Action.ENCRYPTED, key.id(), "JWE " + algorithm.joseName());
        return new JweEncryptResponse(key.id(), key.version(), algorithm, token);
    }

    private String encrypt(UsableKey key, JweAlgorithm algorithm, JWEHeader header, byte[] plaintext)
            throws InvalidKeyException {
        if (algorithm == JweAlgorithm.ECDH_ES) {
            try (OpenedMaterial spki = vault.open(key.material());
                    ContentKey content = ContentKeys.agree(key.algorithm(), spki.reveal(), header)) {
                return encrypt(content, plaintext);
            }
        }
        try (Engine engine = engines.of(key)) {
            if (algorithm == JweAlgorithm.DIR) {
                return JweContent.encrypt(
                        header,
                        NOTHING,
                        (iv, bytes, aad) -> engine.encrypt(EncryptionAlgorithm.AES_GCM, iv, bytes, aad),
                        plaintext);
            }
            try (ContentKey content = ContentKeys.send(engine, algorithm, header)) {
                return encrypt(content, plaintext);
            }
        }
    }

    private static String encrypt(ContentKey content, byte[] plaintext) {
        return JweContent.encrypt(
                content.header(),
                content.encrypted(),
                (iv, bytes, aad) -> AesGcm.encrypt(content.bytes(), iv, bytes, aad),
                plaintext);
    }

    /** The one algorithm that a token of this key may have: what was asked for, if it fits, or what goes without saying. */
    static JweAlgorithm algorithm(ManagedObjects objects, Caller caller, UUID keyId, @Nullable JweAlgorithm wanted) {
        return objects.algorithmOf(caller, keyId)
                .flatMap(key -> Optional.ofNullable(wanted)
                        .or(() -> JweAlgorithm.defaultFor(key))
                        .filter(jwe -> jwe.fits(key)))
                .orElseThrow(() -> unfit(wanted));
    }

    /** The length of a key of AES says which of its algorithms it is for. */
    static void requireLength(JweAlgorithm algorithm, UsableKey key) {
        if (!algorithm.fits(key.algorithm(), key.length())) {
            throw unfit(algorithm);
        }
    }

    /** How the content is encrypted: by A256GCM, but directly by a key of AES as its length has it. */
    static EncryptionMethod content(JweAlgorithm algorithm, UsableKey key) {
        if (algorithm != JweAlgorithm.DIR) {
            return EncryptionMethod.A256GCM;
        }
        return switch (key.length()) {
            case 128 -> EncryptionMethod.A128GCM;
            case 192 -> EncryptionMethod.A192GCM;
            default -> EncryptionMethod.A256GCM;
        };
    }

    private static RefusedException unfit(@Nullable JweAlgorithm wanted) {
        return new RefusedException(
                ErrorCode.USAGE_NOT_ALLOWED,
                "The key is of an algorithm or a length that makes no JWE"
                        + (wanted == null ? "." : " by " + wanted.joseName() + "."));
    }
}
