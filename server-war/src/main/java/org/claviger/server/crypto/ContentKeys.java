package org.claviger.server.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.impl.ConcatKDF;
import com.nimbusds.jose.crypto.impl.ECDH;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.JweAlgorithm;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.crypto.primitive.Ecdh;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.crypto.primitive.ParsedPrivateKey;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.crypto.primitive.UndecipherableException;

/** Sends and receives the keys that encrypt the content of JWE (RFC 7518, section 4). */
final class ContentKeys {
    /** Bytes: of A256GCM. */
    static final int LENGTH = 32;

    private static final byte[] NONE = {};
    private static final Base64URL NOTHING = new Base64URL("");

    private ContentKeys() {}

    /** A new one, by whatever but {@link JweAlgorithm#DIR} and {@link JweAlgorithm#ECDH_ES}. */
    static ContentKey send(Engine engine, JweAlgorithm algorithm, JWEHeader header) {
        byte[] key = RandomBytes.of(LENGTH);
        if (algorithm.isGcmKeyWrap()) {
            byte[] iv = RandomBytes.of(AesGcm.IV);
            byte[] sealed = engine.encrypt(EncryptionAlgorithm.AES_GCM, iv, key);
            JWEHeader complete = new JWEHeader.Builder(header)
                    .iv(Base64URL.encode(iv))
                    .authTag(Base64URL.encode(Arrays.copyOfRange(sealed, LENGTH, sealed.length)))
                    .build();
            return new ContentKey(key, complete, Base64URL.encode(Arrays.copyOf(sealed, LENGTH)));
        }
        byte[] sealed = algorithm.isKeyWrap()
                ? engine.wrap(WrapAlgorithm.AES_KW, key)
                : engine.encrypt(EncryptionAlgorithm.RSA_OAEP_SHA256, NONE, key);
        return new ContentKey(key, header, Base64URL.encode(sealed));
    }

    /**
     * A new one that is agreed on with a receiver, by a key pair that is made for it alone.
     *
     * @param spki the receiver's public key: SubjectPublicKeyInfo, DER
     */
    static ContentKey agree(Algorithm algorithm, byte[] spki, JWEHeader header) throws InvalidKeyException {
        try (PairMaterial ephemeral = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            JWEHeader complete = new JWEHeader.Builder(header)
                    .ephemeralPublicKey(EphemeralKeys.toJwk(algorithm, ephemeral.publicKey()))
                    .build();
            byte[] secret = Ecdh.agree(ParsedPrivateKey.parse(algorithm, ephemeral.privateKey()), spki);
            return new ContentKey(derive(complete, secret), complete, NOTHING);
        }
    }

    /**
     * One that was sent.
     *
     * @return secret
     * @throws GeneralSecurityException if it can't be; why must not be told
     */
    static byte[] receive(Engine engine, JweAlgorithm algorithm, JWEHeader header, byte[] encrypted)
            throws GeneralSecurityException {
        byte[] key;
        if (algorithm == JweAlgorithm.ECDH_ES) {
            JWK ephemeral = header.getEphemeralPublicKey();
            if (ephemeral == null || encrypted.length > 0) {
                throw new UndecipherableException();
            }
            key = derive(header, engine.agree(EphemeralKeys.toSpki(ephemeral)));
        } else if (algorithm.isGcmKeyWrap()) {
            key = open(engine, header, encrypted);
        } else if (algorithm.isKeyWrap()) {
            key = engine.unwrap(WrapAlgorithm.AES_KW, encrypted);
        } else {
            key = engine.decrypt(EncryptionAlgorithm.RSA_OAEP_SHA256, NONE, encrypted);
        }
        if (key.length != LENGTH) {
            Arrays.fill(key, (byte) 0);
            throw new UndecipherableException();
        }
        return key;
    }

    private static byte[] open(Engine engine, JWEHeader header, byte[] encrypted) throws GeneralSecurityException {
        Base64URL iv = header.getIV();
        Base64URL tag = header.getAuthTag();
        if (iv == null || tag == null) {
            throw new UndecipherableException();
        }
        return JweContent.decrypt(
                (nonce, bytes, aad) -> engine.decrypt(EncryptionAlgorithm.AES_GCM, nonce, bytes, aad),
                iv.decode(),
                encrypted,
                tag.decode(),
                NONE);
    }

    /** Wipes the secret (NIST SP 800-56A, section 5.8.1, as RFC 7518, section 4.6.2 has it). */
    private static byte[] derive(JWEHeader header, byte[] secret) {
        try {
            return ECDH.deriveSharedKey(header, new SecretKeySpec(secret, "Z"), new ConcatKDF("SHA-256"))
                    .getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException("A content key could not be derived.", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
