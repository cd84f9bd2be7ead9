package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.parameter.CryptographicParameters;
import org.claviger.server.crypto.parameter.RsaEncryption;
import org.claviger.server.crypto.parameter.SecretKeyCipher;

/** Decrypts as Cryptographic Parameters say (KMIP 2.1, section 6.1.13). */
@ApplicationScoped
public class ParameterDecryption extends Verb<CipherRequest, byte[]> {
    private static final byte[] NONE = {};

    @Override
    byte[] perform(Uses uses, CipherRequest request) {
        OpenedKey key = uses.newest(request.keyId(), Usage.DECRYPT);
        CryptographicParameters parameters =
                CryptographicParameters.of(request.parameters(), key.key().parameters());
        byte[] plaintext = Attempt.toDecrypt(() -> key.key().algorithm().isPair()
                ? byPrivateKey(key, parameters, request)
                : bySecretKey(key, parameters, request));
        uses.record(Action.DECRYPTED, key.id(), null);
        return plaintext;
    }

    private static byte[] byPrivateKey(OpenedKey key, CryptographicParameters parameters, CipherRequest request)
            throws GeneralSecurityException {
        if (key.key().algorithm() == Algorithm.RSA && !parameters.isEmpty()) {
            return new RsaEncryption(parameters).decrypt(key.engine().material(0), request.data());
        }
        return key.engine().decrypt(key.encryptionBy(null), NONE, request.data(), request.aad());
    }

    private static byte[] bySecretKey(OpenedKey key, CryptographicParameters parameters, CipherRequest request)
            throws GeneralSecurityException {
        SecretKeyCipher cipher = new SecretKeyCipher(key.key().algorithm(), parameters);
        byte[] iv = cipher.ivToDecrypt(request.iv());
        byte[] all = request.tag() == null ? request.data() : joined(request.data(), request.tag());
        return cipher.isOwn(iv.length)
                ? key.engine().decrypt(ParameterEncryption.own(key), iv, all, request.aad())
                : cipher.decrypt(key.engine().material(0), iv, all, request.aad());
    }

    private static byte[] joined(byte[] data, byte[] tag) {
        byte[] all = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, all, data.length, tag.length);
        return all;
    }
}
