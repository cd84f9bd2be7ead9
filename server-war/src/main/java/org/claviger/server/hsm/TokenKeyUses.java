package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.agent.Mechanism;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.RefusedException;

/**
 * What is done with tenants' keys on their token, each by one call of an agent. What needs but the public half of a pair is
 * not done here: that is the same in software. Whatever decrypts returns empty for everything that doesn't decrypt, for
 * whichever reason. A token that doesn't offer something refuses it (HSM_REFUSED); one that doesn't answer is
 * HSM_UNAVAILABLE. Nothing that is passed is wiped.
 */
@ApplicationScoped
public class TokenKeyUses {
    /** Bytes that one call takes, with IV and additional data: an agent is small, and many may call at once. */
    public static final int MOST_BYTES = 128 << 10;

    @Inject
    TokenAccess access;

    /**
     * AES-GCM (NIST SP 800-38D).
     *
     * @param iv 12 bytes, never the same twice under one key
     * @return ciphertext and tag (16 bytes)
     */
    public byte[] encryptGcm(TokenKey key, byte[] iv, byte[] aad, byte[] plaintext) {
        return make(Operation.ENCRYPT, key, Mechanism.AES_GCM, plaintext, "AES-GCM", iv, aad);
    }

    /** The reverse of {@link #encryptGcm}; empty if a bit of anything differs. */
    public Optional<byte[]> decryptGcm(TokenKey key, byte[] iv, byte[] aad, byte[] ciphertext) {
        return open(Operation.DECRYPT, key, Mechanism.AES_GCM, ciphertext, "AES-GCM", iv, aad);
    }

    /**
     * AES-CBC (NIST SP 800-38A) with PKCS#7 padding.
     *
     * @param iv 16 bytes that nobody can foretell
     */
    public byte[] encryptCbc(TokenKey key, byte[] iv, byte[] plaintext) {
        return make(Operation.ENCRYPT, key, Mechanism.AES_CBC_PAD, plaintext, "AES-CBC with padding", iv);
    }

    /** The reverse of {@link #encryptCbc}; empty if it is no ciphertext of that. Nothing authenticates it. */
    public Optional<byte[]> decryptCbc(TokenKey key, byte[] iv, byte[] ciphertext) {
        return open(Operation.DECRYPT, key, Mechanism.AES_CBC_PAD, ciphertext, "AES-CBC with padding", iv);
    }

    /**
     * AES-CTR (NIST SP 800-38A).
     *
     * @param counter the first counter block (16 bytes); no block may come twice under one key
     */
    public byte[] encryptCtr(TokenKey key, byte[] counter, byte[] plaintext) {
        return make(Operation.ENCRYPT, key, Mechanism.AES_CTR, plaintext, "AES-CTR", counter);
    }

    /** The reverse of {@link #encryptCtr}. Nothing authenticates it; empty only if the token won't have it. */
    public Optional<byte[]> decryptCtr(TokenKey key, byte[] counter, byte[] ciphertext) {
        return open(Operation.DECRYPT, key, Mechanism.AES_CTR, ciphertext, "AES-CTR", counter);
    }

    /** AES-CMAC (NIST SP 800-38B), 16 bytes. To verify one, make it again and compare in constant time. */
    public byte[] cmac(TokenKey key, byte[] data) {
        return make(Operation.SIGN, key, Mechanism.AES_CMAC, data, "AES-CMAC");
    }

    /**
     * Wraps the bytes of a key (AES-KW: RFC 3394, NIST SP 800-38F).
     *
     * @param bytes 16 or more, a multiple of 8
     * @return 8 bytes more
     */
    public byte[] wrap(TokenKey key, byte[] bytes) {
        if (bytes.length < 16 || bytes.length % 8 != 0) {
            throw new IllegalArgumentException("AES-KW takes 16 bytes or more, and a multiple of 8.");
        }
        return make(Operation.WRAP, key, Mechanism.AES_KEY_WRAP, bytes, "AES-KW");
    }

    /** The reverse of {@link #wrap}; empty if a bit differs. */
    public Optional<byte[]> unwrap(TokenKey key, byte[] wrapped) {
        return open(Operation.UNWRAP, key, Mechanism.AES_KEY_WRAP, wrapped, "AES-KW");
    }

    /** RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2) of a digest; as long as the modulus. */
    public byte[] signPkcs1(TokenKey key, TokenDigest hash, byte[] digest) {
        return make(Operation.SIGN, key, Mechanism.RSA_PKCS, hash.info(digest), "RSASSA-PKCS1-v1_5");
    }

    /** RSASSA-PSS (RFC 8017, section 8.1) of a digest: MGF1 with the same hash, salt as long as the digest. */
    public byte[] signPss(TokenKey key, TokenDigest hash, byte[] digest) {
        Message request = request(Operation.SIGN, key, Mechanism.RSA_PKCS_PSS, hash.requireLength(digest))
                .with(hash.jcaName())
                .with((long) hash.bytes());
        return make(key, request, "RSASSA-PSS with " + hash.jcaName());
    }

    /**
     * ECDSA (FIPS 186-5, section 6) of a digest.
     *
     * @return r and s, each as long as a coordinate of the curve
     */
    public byte[] signEcdsa(TokenKey key, byte[] digest) {
        return make(Operation.SIGN, key, Mechanism.ECDSA, digest, "ECDSA");
    }

    /** RSAES-OAEP (RFC 8017, section 7.1): MGF1 with the same hash, no label. */
    public Optional<byte[]> decryptOaep(TokenKey key, TokenDigest hash, byte[] ciphertext) {
        Message request = request(Operation.DECRYPT, key, Mechanism.RSA_PKCS_OAEP, ciphertext)
                .with(hash.jcaName());
        return open(key, request, "RSAES-OAEP with " + hash.jcaName());
    }

    /**
     * Agrees on a secret (ECDH: NIST SP 800-56A, section 5.7.1.2), which is in the server's memory then.
     *
     * @param type the key's, and the other party's
     * @param point the other party's public key, uncompressed (SEC 1, section 2.3.3)
     * @return x of the common point; empty if the other's point is none of the curve
     */
    public Optional<byte[]> agree(TokenKey key, TokenKeyType type, byte[] point) {
        Message request =
                request(Operation.DERIVE, key, Mechanism.ECDH1_DERIVE, point).with((long) type.fieldBytes());
        return open(key, request, "ECDH");
    }

    private byte[] make(
            Operation operation, TokenKey key, Mechanism mechanism, byte[] data, String what, byte[]... parameters) {
        return make(key, request(operation, key, mechanism, data, parameters), what);
    }

    private byte[] make(TokenKey key, Message request, String what) {
        return open(key, request, what)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.HSM_REFUSED, "The token does not do " + what + " with this key and these data."));
    }

    private Optional<byte[]> open(
            Operation operation, TokenKey key, Mechanism mechanism, byte[] data, String what, byte[]... parameters) {
        return open(key, request(operation, key, mechanism, data, parameters), what);
    }

    private Optional<byte[]> open(TokenKey key, Message request, String what) {
        try {
            return access.use(key.hsmProfileId(), session -> {
                try {
                    return Optional.of(
                            Offers.ask(session, request.copy(), 1, what).bytes(0));
                } catch (TokenException e) {
                    if (e.isAboutTheData()) {
                        return Optional.empty();
                    }
                    throw e;
                }
            });
        } finally {
            request.wipe();
        }
    }

    private static Message request(
            Operation operation, TokenKey key, Mechanism mechanism, byte[] data, byte[]... parameters) {
        int length = data.length;
        Message request =
                TokenAccess.message(operation, key.id()).with(mechanism.ckm()).with(data.clone());
        for (byte[] each : parameters) {
            length += each.length;
            request.with(each.clone());
        }
        if (length > MOST_BYTES) {
            throw new RefusedException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "A key on a token takes at most " + MOST_BYTES
                            + " bytes at once. Send less, or encrypt a data key with it.");
        }
        return request;
    }
}
