package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.crypto.primitive.Ecdh;
import org.claviger.server.crypto.primitive.Kem;
import org.claviger.server.crypto.primitive.ParsedPrivateKey;
import org.claviger.server.crypto.primitive.PublicKeyEncryption;
import org.claviger.server.crypto.primitive.Signatures;
import org.claviger.server.object.UsableKey;
import org.claviger.server.vault.OpenedMaterial;

/** Uses a private key in memory. */
final class PrivateKeyEngine extends AbleEngine {
    private final UsableKey key;
    private final OpenedMaterial material;

    PrivateKeyEngine(UsableKey key, OpenedMaterial material) {
        super("private keys of " + key.algorithm().ofLength(key.length()));
        this.key = key;
        this.material = material;
    }

    @Override
    public byte[] decrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad)
            throws GeneralSecurityException {
        require(algorithm.fits(key.algorithm(), key.length()), algorithm);
        return PublicKeyEncryption.decrypt(algorithm, parsed(), ciphertext, aad);
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message) {
        require(algorithm.fits(key.algorithm()), algorithm);
        return Signatures.sign(algorithm, encoding, parsed(), message);
    }

    @Override
    public byte[] signDigest(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest) {
        require(algorithm.fits(key.algorithm()), algorithm);
        return Signatures.signDigest(algorithm, encoding, parsed(), digest);
    }

    @Override
    public byte[] unwrap(WrapAlgorithm algorithm, byte[] wrapped) throws GeneralSecurityException {
        require(algorithm.fits(key.algorithm()), algorithm);
        return PublicKeyEncryption.decrypt(algorithm.asEncryption(), parsed(), wrapped);
    }

    @Override
    public byte[] decapsulate(byte[] ciphertext) throws GeneralSecurityException {
        return Kem.decapsulate(parsed(), ciphertext);
    }

    @Override
    public byte[] agree(byte[] other) throws InvalidKeyException {
        require(Ecdh.fits(key.algorithm()), "key agreement");
        return Ecdh.agree(parsed(), other);
    }

    @Override
    public byte[] material(int bytes) {
        return material.reveal();
    }

    @Override
    public void close() {
        material.close();
    }

    private ParsedPrivateKey parsed() {
        return material.parsed(ParsedPrivateKey.class, pkcs8 -> {
            try {
                return ParsedPrivateKey.parse(key.algorithm(), pkcs8);
            } catch (InvalidKeyException e) {
                throw new IllegalStateException("Material that was stored is no private key: " + key.id(), e);
            }
        });
    }
}
