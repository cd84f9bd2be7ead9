package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.api.crypto.ReencryptRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;

/**
 * Moves a ciphertext to the newest version of its key, or to another key. Whoever asks must be allowed to decrypt by the old
 * one and to encrypt by the new one; the plaintext stays here.
 */
@ApplicationScoped
public class Reencryption extends Verb<ReencryptRequest, EncryptResponse> {
    private static final byte[] NONE = {};

    @Override
    EncryptResponse perform(Uses uses, ReencryptRequest request) {
        Envelope old = Decryption.read(request.ciphertext(), request.sourceAlgorithm());
        UUID target = request.keyId() == null ? old.keyId() : request.keyId();
        OpenedKey from = uses.version(old.keyId(), old.version(), Usage.DECRYPT);
        OpenedKey to = uses.newest(target, Usage.ENCRYPT);
        boolean sameKey = target.equals(old.keyId());
        EncryptionAlgorithm algorithm =
                to.encryptionBy(request.algorithm() == null && sameKey ? old.algorithm() : request.algorithm());
        byte[] oldAad = request.aad() == null ? NONE : request.aad();
        byte[] newAad = request.newAad() == null ? oldAad : request.newAad();
        byte[] plaintext = from.decrypt(old, oldAad);
        try {
            byte[] iv = to.iv(algorithm, null);
            byte[] moved = to.encrypt(algorithm, iv, plaintext, newAad).encoded();
            record(uses, from, to);
            return EncryptResponse.of(to.id(), to.version(), moved);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    private static void record(Uses uses, OpenedKey from, OpenedKey to) {
        String moved = from.id() + " version " + from.version() + " to " + to.id() + " version " + to.version();
        uses.record(Action.REENCRYPTED, to.id(), moved);
        if (!from.id().equals(to.id())) {
            uses.record(Action.REENCRYPTED, from.id(), moved);
        }
    }
}
