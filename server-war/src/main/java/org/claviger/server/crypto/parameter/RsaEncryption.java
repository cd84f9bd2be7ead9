package org.claviger.server.crypto.parameter;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.PaddingMethod;

/**
 * RSAES-OAEP and RSAES-PKCS1-v1_5 (RFC 8017, section 7) as Cryptographic Parameters say. Nothing is decrypted by the second:
 * whether that succeeds tells an attacker of the plaintext (Bleichenbacher).
 */
public final class RsaEncryption {
    private final CryptographicParameters parameters;

    /** By these parameters. */
    public RsaEncryption(CryptographicParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Encrypts.
     *
     * @param spki the public key: SubjectPublicKeyInfo, DER
     * @return as long as the modulus
     */
    public byte[] encrypt(byte[] spki, byte[] plaintext) throws GeneralSecurityException {
        Key key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));
        Cipher cipher = isOaep() ? oaep(Cipher.ENCRYPT_MODE, key) : pkcs1(key);
        try {
            return cipher.doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw BadParametersException.unsupported("The data is too long for this key and padding.");
        }
    }

    /**
     * Decrypts.
     *
     * @param pkcs8 the private key: PKCS#8, DER
     * @throws GeneralSecurityException if it can't be; why must not be told
     */
    public byte[] decrypt(byte[] pkcs8, byte[] ciphertext) throws GeneralSecurityException {
        if (!isOaep()) {
            throw BadParametersException.unsupported("Nothing is decrypted by PKCS#1 v1.5. Use OAEP.");
        }
        Key key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return oaep(Cipher.DECRYPT_MODE, key).doFinal(ciphertext);
    }

    private boolean isOaep() {
        return switch (parameters.padding().orElse(PaddingMethod.OAEP)) {
            case OAEP -> true;
            case PKCS1_V1_5 -> false;
            default -> throw BadParametersException.unsupported("RSA encrypts with OAEP, or PKCS1 v1.5.");
        };
    }

    private Cipher oaep(int direction, Key key) throws GeneralSecurityException {
        HashingAlgorithm hash = parameters.hash().orElse(HashingAlgorithm.SHA_256);
        String maskHash = HashNames.of(parameters.maskHash().orElse(hash));
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                direction,
                key,
                new OAEPParameterSpec(
                        HashNames.of(hash),
                        "MGF1",
                        new MGF1ParameterSpec(maskHash),
                        new PSource.PSpecified(parameters.label())));
        return cipher;
    }

    private static Cipher pkcs1(Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher;
    }
}
