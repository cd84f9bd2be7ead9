package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.crypto.primitive.Alphabet;
import org.claviger.server.crypto.primitive.Encapsulation;
import org.claviger.server.platform.RefusedException;

/** Refuses everything; each kind of engine overrides what it is able to do. */
abstract class AbleEngine implements Engine {
    private final String what;

    /**
     * An engine.
     *
     * @param what keys it is for, as a refusal names them: {@code keys of RSA}
     */
    AbleEngine(String what) {
        this.what = what;
    }

    @Override
    public byte[] encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad) {
        throw unable("encrypt by " + algorithm);
    }

    @Override
    public byte[] decrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad)
            throws GeneralSecurityException {
        throw unable("decrypt by " + algorithm);
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message) {
        throw unable("sign by " + algorithm);
    }

    @Override
    public byte[] signDigest(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest) {
        throw unable("sign a digest by " + algorithm);
    }

    @Override
    public boolean verify(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message, byte[] signature) {
        throw unable("verify by " + algorithm);
    }

    @Override
    public boolean verifyDigest(
            SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest, byte[] signature) {
        throw unable("verify a digest by " + algorithm);
    }

    @Override
    public byte[] mac(byte[] message) {
        throw unable("make a MAC");
    }

    @Override
    public boolean verifyMac(byte[] message, byte[] mac) {
        throw unable("verify a MAC");
    }

    @Override
    public byte[] wrap(WrapAlgorithm algorithm, byte[] material) {
        throw unable("wrap by " + algorithm);
    }

    @Override
    public byte[] unwrap(WrapAlgorithm algorithm, byte[] wrapped) throws GeneralSecurityException {
        throw unable("unwrap by " + algorithm);
    }

    @Override
    public Encapsulation encapsulate() {
        throw unable("encapsulate");
    }

    @Override
    public byte[] decapsulate(byte[] ciphertext) throws GeneralSecurityException {
        throw unable("decapsulate");
    }

    @Override
    public byte[] derive(DerivationAlgorithm algorithm, byte[] salt, byte[] info, int length) {
        throw unable("derive by " + algorithm);
    }

    @Override
    public byte[] agree(byte[] other) throws InvalidKeyException {
        throw unable("agree on a secret");
    }

    @Override
    public String encryptText(Alphabet alphabet, byte[] tweak, String text) {
        throw unable("encrypt texts");
    }

    @Override
    public String decryptText(Alphabet alphabet, byte[] tweak, String text) {
        throw unable("decrypt texts");
    }

    @Override
    public byte[] material(int bytes) {
        throw unable("be used with these cryptographic parameters");
    }

    /** Refuses an algorithm that isn't for such keys. */
    final void require(boolean fits, Object algorithm) {
        if (!fits) {
            throw unable("be used by " + algorithm);
        }
    }

    private RefusedException unable(String deed) {
        return new RefusedException(ErrorCode.USAGE_NOT_ALLOWED, "It is not for " + what + " to " + deed + ".");
    }
}
