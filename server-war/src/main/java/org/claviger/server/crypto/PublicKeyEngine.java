package org.claviger.server.crypto;

import java.security.InvalidKeyException;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.crypto.primitive.Encapsulation;
import org.claviger.server.crypto.primitive.Kem;
import org.claviger.server.crypto.primitive.ParsedPublicKey;
import org.claviger.server.crypto.primitive.PublicKeyEncryption;
import org.claviger.server.crypto.primitive.Signatures;
import org.claviger.server.object.UsableKey;
import org.claviger.server.vault.OpenedMaterial;

/** Uses a public key. It is no secret, but lies sealed as well, so that nobody can put another in its place. */
final class PublicKeyEngine extends AbleEngine {
    private final UsableKey key;
    private final OpenedMaterial material;

    PublicKeyEngine(UsableKey key, OpenedMaterial material) {
        super("public keys of " + key.algorithm().ofLength(key.length()));
        this.key = key;
        this.material = material;
    }

    @Override
    public byte[] encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad) {
        require(algorithm.fits(key.algorithm(), key.length()), algorithm);
        try {
            return PublicKeyEncryption.encrypt(algorithm, parsed(), plaintext, aad);
        } catch (InvalidKeyException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean verify(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message, byte[] signature) {
        require(algorithm.fits(key.algorithm()), algorithm);
        return Signatures.verify(algorithm, encoding, parsed(), message, signature);
    }

    @Override
    public boolean verifyDigest(
            SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest, byte[] signature) {
        require(algorithm.fits(key.algorithm()), algorithm);
        return Signatures.verifyDigest(algorithm, encoding, parsed(), digest, signature);
    }

    @Override
    public byte[] wrap(WrapAlgorithm algorithm, byte[] other) {
        require(algorithm.fits(key.algorithm()), algorithm);
        return encrypt(algorithm.asEncryption(), new byte[0], other);
    }

    @Override
    public Encapsulation encapsulate() {
        try {
            return Kem.encapsulate(parsed());
        } catch (InvalidKeyException e) {
            throw unreadable(e);
        }
    }

    @Override
    public byte[] material(int bytes) {
        return material.reveal();
    }

    @Override
    public void close() {
        material.close();
    }

    private ParsedPublicKey parsed() {
        return material.parsed(ParsedPublicKey.class, spki -> {
            try {
                return ParsedPublicKey.parse(key.algorithm(), spki);
            } catch (InvalidKeyException e) {
                throw unreadable(e);
            }
        });
    }

    private IllegalStateException unreadable(InvalidKeyException cause) {
        return new IllegalStateException("Material that was stored is no public key: " + key.id(), cause);
    }
}
