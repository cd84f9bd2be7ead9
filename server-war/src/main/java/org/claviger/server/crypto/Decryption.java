package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.primitive.Bytes;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts what {@link Encryption} returned, or what anybody else has encrypted with the same key. If ciphertext, tag or
 * additional data differ in a single bit, one reason is told for all of it.
 */
@ApplicationScoped
public class Decryption extends Verb<DecryptRequest, DecryptResponse> {
    private static final byte[] NONE = {};

    @Override
    DecryptResponse perform(Uses uses, DecryptRequest request) {
        byte[] aad = request.aad() == null ? NONE : request.aad();
        DecryptResponse answer =
                request.keyId() == null ? envelope(uses, request, aad) : raw(uses, request, request.keyId(), aad);
        uses.record(
                Action.DECRYPTED,
                answer.keyId(),
                request.algorithm() == null ? null : request.algorithm().name());
        return answer;
    }

    private static DecryptResponse envelope(Uses uses, DecryptRequest request, byte[] aad) {
        if (request.version() != null || request.iv() != null || request.tag() != null) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "\"version\", \"iv\" and \"tag\" are of the raw form, which names its \"keyId\"; an envelope has them.");
        }
        Envelope envelope = read(request.ciphertext(), request.algorithm());
        OpenedKey key = uses.version(envelope.keyId(), envelope.version(), Usage.DECRYPT);
        return new DecryptResponse(key.id(), envelope.version(), key.decrypt(envelope, aad));
    }

    /**
     * Reads an envelope. One that nothing authenticates has to be named so: else whoever can change ciphertexts could have one
     * decrypted by a mode that doesn't notice.
     */
    static Envelope read(byte[] ciphertext, @Nullable EncryptionAlgorithm expected) {
        Envelope envelope = Envelope.decode(ciphertext).orElseThrow(Attempt::undecipherable);
        EncryptionAlgorithm algorithm = envelope.algorithm();
        if (expected == null && !algorithm.isAuthenticated()) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "The ciphertext says that it is of " + algorithm
                            + ", which authenticates nothing: name that algorithm if you expect it.");
        }
        if (expected != null && expected != algorithm) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "The ciphertext says that it is of " + algorithm + ", not " + expected + ".");
        }
        return envelope;
    }

    private static DecryptResponse raw(Uses uses, DecryptRequest request, UUID keyId, byte[] aad) {
        OpenedKey key = uses.version(keyId, request.version(), Usage.DECRYPT);
        EncryptionAlgorithm algorithm = key.encryptionBy(request.algorithm());
        byte[] iv = of("iv", request.iv(), algorithm.ivLength(), algorithm);
        byte[] tag = of("tag", request.tag(), algorithm.tagLength(), algorithm);
        byte[] ciphertext = Bytes.concatenated(request.ciphertext(), tag);
        return new DecryptResponse(key.id(), key.version(), key.decryptRaw(algorithm, iv, ciphertext, aad));
    }

    private static byte[] of(String member, byte @Nullable [] bytes, int length, EncryptionAlgorithm algorithm) {
        byte[] given = bytes == null ? NONE : bytes;
        if (given.length != length) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "The raw form of " + algorithm + " has \"" + member + "\" of " + length + " bytes.");
        }
        return given;
    }
}
