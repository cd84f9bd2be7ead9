package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.parameter.CryptographicParameters;
import org.claviger.server.crypto.parameter.Encrypted;
import org.claviger.server.crypto.parameter.RsaEncryption;
import org.claviger.server.crypto.parameter.SecretKeyCipher;
import org.claviger.server.platform.RefusedException;

/** Encrypts as Cryptographic Parameters say (KMIP 2.1, section 6.1.19). */
@ApplicationScoped
public class ParameterEncryption extends Verb<CipherRequest, Encrypted> {
    private static final byte[] NONE = {};

    @Override
    Encrypted perform(Uses uses, CipherRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.ENCRYPT);
        CryptographicParameters parameters =
                CryptographicParameters.of(request.parameters(), key.key().parameters());
        Encrypted answer = key.key().algorithm().isPair()
                ? new Encrypted(Attempt.to(() -> toPublicKey(key, parameters, request)), null, null)
                : Attempt.to(() -> bySecretKey(key, parameters, request));
        uses.record(Action.ENCRYPTED, key.id(), null);
        return answer;
    }

    private static byte[] toPublicKey(OpenedKey key, CryptographicParameters parameters, CipherRequest request)
            throws GeneralSecurityException {
        if (key.key().algorithm() == Algorithm.RSA && !parameters.isEmpty()) {
            byte[] spki = key.engine().material(request.data().length);
            return new RsaEncryption(parameters).encrypt(spki, request.data());
        }
        return key.encryptRaw(key.encryptionBy(null), NONE, request.data(), request.aad());
    }

    private static Encrypted bySecretKey(OpenedKey key, CryptographicParameters parameters, CipherRequest request)
            throws GeneralSecurityException {
        SecretKeyCipher cipher = new SecretKeyCipher(key.key().algorithm(), parameters);
        if (request.iv() != null && !request.isOwnIv() && !key.key().callerIvAllowed()) {
            throw new RefusedException(
                    ErrorCode.USAGE_NOT_ALLOWED,
                    "The key's policy does not allow its callers to bring an IV. Leave it out: the server makes one.");
        }
        byte[] iv = cipher.ivToEncrypt(request.iv());
        if (request.isPartial() && !cipher.isStream()) {
            return new Encrypted(NONE, request.iv() == null ? iv : null, null);
        }
        byte[] all = cipher.isOwn(iv.length)
                ? key.engine().encrypt(own(key), iv, request.data(), request.aad())
                : cipher.encrypt(key.engine().material(request.data().length), iv, request.data(), request.aad());
        int end = all.length - cipher.tagLength();
        return new Encrypted(
                end == all.length ? all : Arrays.copyOf(all, end),
                request.iv() == null && iv.length > 0 ? iv : null,
                end == all.length ? null : Arrays.copyOfRange(all, end, all.length));
    }

    /** Authenticated encryption by the product's own name. */
    static EncryptionAlgorithm own(OpenedKey key) {
        return key.key().algorithm() == Algorithm.AES
                ? EncryptionAlgorithm.AES_GCM
                : EncryptionAlgorithm.CHACHA20_POLY1305;
    }
}
