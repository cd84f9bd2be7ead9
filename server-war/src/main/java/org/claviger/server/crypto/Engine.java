package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.crypto.primitive.Alphabet;
import org.claviger.server.crypto.primitive.Encapsulation;

/**
 * One version of a key, wherever it is, ready to be used: in the server's memory, or on the tenant's HSM. It knows nothing
 * of who asks. What the key's algorithm, or the HSM, doesn't offer is refused. Closing it wipes what was opened.
 */
interface Engine extends AutoCloseable {
    /**
     * Encrypts.
     *
     * @param iv {@link EncryptionAlgorithm#ivLength} bytes; none for public keys
     * @param aad in this order
     */
    byte[] encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad);

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws GeneralSecurityException if it can't be; why must not be told
     */
    byte[] decrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad)
            throws GeneralSecurityException;

    byte[] sign(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message);

    /** The same, of a digest that the caller made of the message. */
    byte[] signDigest(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest);

    boolean verify(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message, byte[] signature);

    boolean verifyDigest(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest, byte[] signature);

    /** HMAC, or AES-CMAC with an AES key. */
    byte[] mac(byte[] message);

    boolean verifyMac(byte[] message, byte[] mac);

    /** Wraps material of another key. */
    byte[] wrap(WrapAlgorithm algorithm, byte[] material);

    /**
     * Unwraps what {@link #wrap} returned.
     *
     * @throws GeneralSecurityException if it can't be; why must not be told
     */
    byte[] unwrap(WrapAlgorithm algorithm, byte[] wrapped) throws GeneralSecurityException;

    /** Makes a shared secret for the holder of the private key. */
    Encapsulation encapsulate();

    /**
     * The shared secret of an encapsulation.
     *
     * @throws GeneralSecurityException if the ciphertext is none of this key
     */
    byte[] decapsulate(byte[] ciphertext) throws GeneralSecurityException;

    /**
     * Derives a key from this one.
     *
     * @param salt of HKDF; the label of SP 800-108
     * @param info of HKDF; the context of SP 800-108
     * @param length bytes
     */
    byte[] derive(DerivationAlgorithm algorithm, byte[] salt, byte[] info, int length);

    /**
     * The secret that this private key shares with another party: raw, to be derived from, not to be used as it is.
     *
     * @param other the other's public key: SubjectPublicKeyInfo, DER
     * @throws InvalidKeyException if that is no public key of the same kind
     */
    byte[] agree(byte[] other) throws InvalidKeyException;

    /**
     * Encrypts a text so that it keeps its length and alphabet: FF1 (NIST SP 800-38G).
     *
     * @throws IllegalArgumentException if it is too short, too long, or not of the alphabet
     */
    String encryptText(Alphabet alphabet, byte[] tweak, String text);

    /** Decrypts what {@link #encryptText} returned; of a wrong tweak or key comes another text, not an error. */
    String decryptText(Alphabet alphabet, byte[] tweak, String text);

    /**
     * The material itself, for what only the Cryptographic Parameters of KMIP can ask for; refused if it is on a token.
     *
     * @param bytes that are going to be protected by it; 0 if none are
     */
    byte[] material(int bytes);

    @Override
    void close();
}
