package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.claviger.api.crypto.EncryptionAlgorithm;

/** RSAES-OAEP (RFC 8017, section 7.1), MGF1 with the same hash. */
public final class RsaOaep {
    private RsaOaep() {}

    /**
     * Encrypts.
     *
     * @param algorithm one of OAEP
     * @param label empty if there is none
     * @param plaintext at most {@link #maxPlaintext} bytes
     * @return as long as the modulus
     * @throws IllegalArgumentException if the plaintext is too long
     */
    public static byte[] encrypt(EncryptionAlgorithm algorithm, ParsedPublicKey key, byte[] plaintext, byte[] label) {
        int max = maxPlaintext(algorithm, ((RSAKey) key.platform()).getModulus().bitLength());
        if (plaintext.length > max) {
            throw new IllegalArgumentException(
                    algorithm + " with this key encrypts at most " + max + " bytes; wrap a data key for more.");
        }
        try {
            return cipher(Cipher.ENCRYPT_MODE, algorithm, key.platform(), label).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA-OAEP could not encrypt.", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws UndecipherableException if key, ciphertext or label differ in a single bit
     */
    public static byte[] decrypt(EncryptionAlgorithm algorithm, ParsedPrivateKey key, byte[] ciphertext, byte[] label)
            throws UndecipherableException {
        int modulus = ((RSAKey) key.platform()).getModulus().bitLength();
        if (ciphertext.length != modulus / Byte.SIZE) {
            throw new UndecipherableException();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, algorithm, key.platform(), label).doFinal(ciphertext);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UndecipherableException();
        }
    }

    /**
     * The longest plaintext in bytes.
     *
     * @param modulus of the key, bits
     */
    public static int maxPlaintext(EncryptionAlgorithm algorithm, int modulus) {
        return modulus / Byte.SIZE - 2 * hashLength(algorithm) - 2;
    }

    private static Cipher cipher(int mode, EncryptionAlgorithm algorithm, Key key, byte[] label)
            throws GeneralSecurityException {
        String hash = hash(algorithm);
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode,
                key,
                new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), new PSource.PSpecified(label)));
        return cipher;
    }

    private static String hash(EncryptionAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_OAEP_SHA1 -> "SHA-1";
            case RSA_OAEP_SHA256 -> "SHA-256";
            case RSA_OAEP_SHA384 -> "SHA-384";
            case RSA_OAEP_SHA512 -> "SHA-512";
            default -> throw new IllegalArgumentException(algorithm + " is not RSA-OAEP.");
        };
    }

    private static int hashLength(EncryptionAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_OAEP_SHA256 -> 32;
            case RSA_OAEP_SHA384 -> 48;
            case RSA_OAEP_SHA512 -> 64;
            default -> 20;
        };
    }
}
