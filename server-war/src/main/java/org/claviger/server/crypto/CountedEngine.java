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
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsageCounts;

/** Counts the bytes that a key protects before it protects them; what it processes isn't counted. */
record CountedEngine(Engine engine, UsableKey key, UsageCounts counts) implements Engine {
    @Override
    public byte[] encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad) {
        counts.bytes(key, plaintext.length);
        return engine.encrypt(algorithm, iv, plaintext, aad);
    }

    @Override
    public byte[] decrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad)
            throws GeneralSecurityException {
        return engine.decrypt(algorithm, iv, ciphertext, aad);
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message) {
        counts.bytes(key, message.length);
        return engine.sign(algorithm, encoding, message);
    }

    @Override
    public byte[] signDigest(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest) {
        counts.bytes(key, digest.length);
        return engine.signDigest(algorithm, encoding, digest);
    }

    @Override
    public boolean verify(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message, byte[] signature) {
        return engine.verify(algorithm, encoding, message, signature);
    }

    @Override
    public boolean verifyDigest(
            SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest, byte[] signature) {
        return engine.verifyDigest(algorithm, encoding, digest, signature);
    }

    @Override
    public byte[] mac(byte[] message) {
        counts.bytes(key, message.length);
        return engine.mac(message);
    }

    @Override
    public boolean verifyMac(byte[] message, byte[] mac) {
        return engine.verifyMac(message, mac);
    }

    @Override
    public byte[] wrap(WrapAlgorithm algorithm, byte[] material) {
        counts.bytes(key, material.length);
        return engine.wrap(algorithm, material);
    }

    @Override
    public byte[] unwrap(WrapAlgorithm algorithm, byte[] wrapped) throws GeneralSecurityException {
        return engine.unwrap(algorithm, wrapped);
    }

    @Override
    public Encapsulation encapsulate() {
        return engine.encapsulate();
    }

    @Override
    public byte[] decapsulate(byte[] ciphertext) throws GeneralSecurityException {
        return engine.decapsulate(ciphertext);
    }

    @Override
    public byte[] derive(DerivationAlgorithm algorithm, byte[] salt, byte[] info, int length) {
        counts.bytes(key, length);
        return engine.derive(algorithm, salt, info, length);
    }

    @Override
    public byte[] agree(byte[] other) throws InvalidKeyException {
        return engine.agree(other);
    }

    @Override
    public String encryptText(Alphabet alphabet, byte[] tweak, String text) {
        counts.bytes(key, text.length());
        return engine.encryptText(alphabet, tweak, text);
    }

    @Override
    public String decryptText(Alphabet alphabet, byte[] tweak, String text) {
        return engine.decryptText(alphabet, tweak, text);
    }

    @Override
    public byte[] material(int bytes) {
        if (bytes > 0) {
            counts.bytes(key, bytes);
        }
        return engine.material(bytes);
    }

    @Override
    public void close() {
        engine.close();
    }
}
