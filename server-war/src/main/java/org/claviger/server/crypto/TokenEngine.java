package org.claviger.server.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SignatureException;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.crypto.primitive.Bytes;
import org.claviger.server.crypto.primitive.EcdsaSignatures;
import org.claviger.server.crypto.primitive.Hashes;
import org.claviger.server.crypto.primitive.KeyValidation;
import org.claviger.server.crypto.primitive.UndecipherableException;
import org.claviger.server.hsm.TokenDigest;
import org.claviger.server.hsm.TokenKey;
import org.claviger.server.hsm.TokenKeyType;
import org.claviger.server.hsm.TokenKeyUses;
import org.claviger.server.object.UsableKey;

/** Uses a secret or private key on the tenant's HSM: each use is a call of it, and the material never leaves it. */
final class TokenEngine extends AbleEngine {
    private final UsableKey key;
    private final TokenKey token;
    private final TokenKeyUses uses;

    TokenEngine(UsableKey key, TokenKey token, TokenKeyUses uses) {
        super("keys of " + key.algorithm().ofLength(key.length()) + " on the HSM");
        this.key = key;
        this.token = token;
        this.uses = uses;
    }

    @Override
    public byte[] encrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] plaintext, byte[]... aad) {
        require(algorithm.fits(key.algorithm(), key.length()), algorithm);
        return switch (algorithm) {
            case AES_GCM -> uses.encryptGcm(token, iv, Bytes.concatenated(aad), plaintext);
            case AES_CBC -> uses.encryptCbc(token, iv, plaintext);
            case AES_CTR -> uses.encryptCtr(token, iv, plaintext);
            default -> super.encrypt(algorithm, iv, plaintext, aad);
        };
    }

    @Override
    public byte[] decrypt(EncryptionAlgorithm algorithm, byte[] iv, byte[] ciphertext, byte[]... aad)
            throws GeneralSecurityException {
        require(algorithm.fits(key.algorithm(), key.length()), algorithm);
        return switch (algorithm) {
            case AES_GCM -> opened(uses.decryptGcm(token, iv, Bytes.concatenated(aad), ciphertext));
            case AES_CBC -> opened(uses.decryptCbc(token, iv, ciphertext));
            case AES_CTR -> opened(uses.decryptCtr(token, iv, ciphertext));
            case RSA_OAEP_SHA1, RSA_OAEP_SHA256, RSA_OAEP_SHA384, RSA_OAEP_SHA512 -> {
                require(Bytes.concatenated(aad).length == 0, "RSA-OAEP with a label");
                yield opened(uses.decryptOaep(token, digest(algorithm), ciphertext));
            }
            default -> super.decrypt(algorithm, iv, ciphertext, aad);
        };
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] message) {
        require(algorithm.fits(key.algorithm()), algorithm);
        HashAlgorithm hash = algorithm.hash().orElse(null);
        return hash == null
                ? super.sign(algorithm, encoding, message)
                : signDigest(algorithm, encoding, Hashes.hash(hash, message));
    }

    @Override
    public byte[] signDigest(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] digest) {
        require(algorithm.fits(key.algorithm()), algorithm);
        return switch (algorithm) {
            case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512 ->
                uses.signPkcs1(token, digest(algorithm), digest);
            case RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512 -> uses.signPss(token, digest(algorithm), digest);
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 -> {
                digest(algorithm, digest);
                yield encoded(encoding, uses.signEcdsa(token, digest));
            }
            default -> super.signDigest(algorithm, encoding, digest);
        };
    }

    @Override
    public byte[] mac(byte[] message) {
        require(key.algorithm() == Algorithm.AES, "MAC");
        return uses.cmac(token, message);
    }

    @Override
    public boolean verifyMac(byte[] message, byte[] mac) {
        return MessageDigest.isEqual(mac(message), mac);
    }

    @Override
    public byte[] wrap(WrapAlgorithm algorithm, byte[] material) {
        return algorithm == WrapAlgorithm.AES_KW ? uses.wrap(token, material) : super.wrap(algorithm, material);
    }

    @Override
    public byte[] unwrap(WrapAlgorithm algorithm, byte[] wrapped) throws GeneralSecurityException {
        return switch (algorithm) {
            case AES_KW -> opened(uses.unwrap(token, wrapped));
            case AES_KWP -> super.unwrap(algorithm, wrapped);
            default -> decrypt(algorithm.asEncryption(), new byte[0], wrapped);
        };
    }

    @Override
    public byte[] agree(byte[] other) throws InvalidKeyException {
        TokenKeyType type = switch (key.algorithm()) {
            case EC_P256 -> TokenKeyType.EC_P256;
            case EC_P384 -> TokenKeyType.EC_P384;
            case EC_P521 -> TokenKeyType.EC_P521;
            default -> null;
        };
        if (type == null) {
            return super.agree(other);
        }
        byte[] spki = KeyValidation.publicKey(other);
        if (KeyValidation.algorithmOf(spki) != key.algorithm()) {
            throw new InvalidKeyException("The other key is of another curve.");
        }
        byte[] point = SubjectPublicKeyInfo.getInstance(spki).getPublicKeyData().getBytes();
        return uses.agree(token, type, point)
                .orElseThrow(() -> new InvalidKeyException("The token does not take the other key."));
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    private static byte[] opened(Optional<byte[]> plaintext) throws UndecipherableException {
        return plaintext.orElseThrow(UndecipherableException::new);
    }

    private byte[] encoded(SignatureEncoding encoding, byte[] raw) {
        try {
            return EcdsaSignatures.convert(key.algorithm(), SignatureEncoding.RAW, encoding, raw);
        } catch (SignatureException e) {
            throw new IllegalStateException("The token has made no signature of its key's curve.", e);
        }
    }

    private static void digest(SignatureAlgorithm algorithm, byte[] digest) {
        if (digest.length != digest(algorithm).bytes()) {
            throw new IllegalArgumentException("The digest is not as long as those of " + algorithm + ".");
        }
    }

    private static TokenDigest digest(Enum<?> algorithm) {
        String name = algorithm.name();
        return TokenDigest.valueOf("SHA_" + name.substring(name.lastIndexOf("SHA") + 3));
    }
}
