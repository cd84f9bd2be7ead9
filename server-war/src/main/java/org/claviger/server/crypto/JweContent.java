package org.claviger.server.crypto;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.crypto.primitive.Bytes;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.crypto.primitive.UndecipherableException;

/** The content of a JWE, encrypted by AES-GCM, and the compact form (RFC 7516, sections 5.1 and 7.1). */
final class JweContent {
    private JweContent() {}

    /**
     * Encrypts.
     *
     * @param encryptedKey empty if there is none
     * @return the token
     */
    static String encrypt(JWEHeader header, Base64URL encryptedKey, Sealing sealing, byte[] plaintext) {
        byte[] iv = RandomBytes.of(AesGcm.IV);
        byte[] sealed = sealing.seal(iv, plaintext, aad(header));
        int end = sealed.length - AesGcm.TAG;
        return String.join(
                ".",
                header.toBase64URL().toString(),
                encryptedKey.toString(),
                Base64URL.encode(iv).toString(),
                Base64URL.encode(Arrays.copyOf(sealed, end)).toString(),
                Base64URL.encode(Arrays.copyOfRange(sealed, end, sealed.length)).toString());
    }

    /**
     * Decrypts.
     *
     * @throws GeneralSecurityException if it can't be; why must not be told
     */
    static byte[] decrypt(Opening opening, byte[] iv, byte[] ciphertext, byte[] tag, byte[] aad)
            throws GeneralSecurityException {
        if (iv.length != AesGcm.IV || tag.length != AesGcm.TAG) {
            throw new UndecipherableException();
        }
        return opening.open(iv, Bytes.concatenated(ciphertext, tag), aad);
    }

    /** What is authenticated beside the content: the header as it is sent. */
    static byte[] aad(JWEHeader header) {
        return header.toBase64URL().toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** AES-GCM with some key. */
    @FunctionalInterface
    interface Sealing {
        /** Ciphertext and tag. */
        byte[] seal(byte[] iv, byte[] plaintext, byte[] aad);
    }

    /** AES-GCM with some key. */
    @FunctionalInterface
    interface Opening {
        byte[] open(byte[] iv, byte[] ciphertextAndTag, byte[] aad) throws GeneralSecurityException;
    }
}
