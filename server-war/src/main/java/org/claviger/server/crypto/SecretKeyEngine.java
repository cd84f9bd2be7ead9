package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.crypto.primitive.AesKeyWrap;
import org.claviger.server.crypto.primitive.Alphabet;
import org.claviger.server.crypto.primitive.CounterModeKdf;
import org.claviger.server.crypto.primitive.Ff1;
import org.claviger.server.crypto.primitive.Hkdf;
import org.claviger.server.crypto.primitive.Macs;
import org.claviger.server.crypto.primitive.SymmetricEncryption;
import org.claviger.server.object.UsableKey;
import org.claviger.server.vault.OpenedMaterial;

/** Uses a symmetric key in memory. */
final class SecretKeyEngine extends AbleEngine {
    private final UsableKey key;
    private final OpenedMaterial material;

    SecretKeyEngine(UsableKey key, OpenedMaterial material) {
        super("keys of " + key.algorithm().ofLength(key.length()));
        this.key = key;
        this.material = material;
    }

    @Override
    public byte[] encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad) {
        require(algorithm.fits(key.algorithm(), key.length()), algorithm);
        return SymmetricEncryption.encrypt(algorithm, material.reveal(), iv, plaintext, aad);
    }

    @Override
    public byte[] decrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad)
            throws GeneralSecurityException {
        require(algorithm.fits(key.algorithm(), key.length()), algorithm);
        return SymmetricEncryption.decrypt(algorithm, material.reveal(), iv, ciphertext, aad);
    }

    @Override
    public byte[] mac(byte[] message) {
        require(Macs.fits(key.algorithm()), "MAC");
        return Macs.mac(key.algorithm(), material.reveal(), message);
    }

    @Override
    public boolean verifyMac(byte[] message, byte[] mac) {
        require(Macs.fits(key.algorithm()), "MAC");
        return Macs.verify(key.algorithm(), material.reveal(), message, mac);
    }

    @Override
    public byte[] wrap(WrapAlgorithm algorithm, byte[] other) {
        require(algorithm.fits(key.algorithm()), algorithm);
        return algorithm == WrapAlgorithm.AES_KW
                ? AesKeyWrap.wrap(material.reveal(), other)
                : AesKeyWrap.wrapPadded(material.reveal(), other);
    }

    @Override
    public byte[] unwrap(WrapAlgorithm algorithm, byte[] wrapped) throws GeneralSecurityException {
        require(algorithm.fits(key.algorithm()), algorithm);
        return algorithm == WrapAlgorithm.AES_KW
                ? AesKeyWrap.unwrap(material.reveal(), wrapped)
                : AesKeyWrap.unwrapPadded(material.reveal(), wrapped);
    }

    @Override
    public byte[] derive(DerivationAlgorithm algorithm, byte[] salt, byte[] info, int length) {
        require(algorithm.fits(key.algorithm()), algorithm);
        byte[] secret = material.reveal();
        if (algorithm.hash().isEmpty()) {
            return CounterModeKdf.cmac(secret, salt, info, length);
        }
        return algorithm.isHkdf()
                ? Hkdf.derive(algorithm.hash().get(), secret, salt, info, length)
                : CounterModeKdf.hmac(algorithm.hash().get(), secret, salt, info, length);
    }

    @Override
    public String encryptText(Alphabet alphabet, byte[] tweak, String text) {
        require(key.algorithm() == Algorithm.AES, "FF1");
        return Ff1.encrypt(material.reveal(), tweak, alphabet, text);
    }

    @Override
    public String decryptText(Alphabet alphabet, byte[] tweak, String text) {
        require(key.algorithm() == Algorithm.AES, "FF1");
        return Ff1.decrypt(material.reveal(), tweak, alphabet, text);
    }

    @Override
    public byte[] material(int bytes) {
        return material.reveal();
    }

    @Override
    public void close() {
        material.close();
    }
}
