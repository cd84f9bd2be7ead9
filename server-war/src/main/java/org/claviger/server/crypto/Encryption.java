package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsageCounts;
import org.claviger.server.platform.Caller;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Encrypts for REST and KMIP alike: find, open, encrypt, record. No transaction, no EJB on the way. */
@ApplicationScoped
public class Encryption {
    private static final byte[] NONE = {};
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    ManagedObjects objects;

    @Inject
    UsageCounts counts;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /**
     * Encrypts with a key of the caller's tenant.
     *
     * @throws org.claviger.server.platform.RefusedException if the key is unknown to the caller's tenant, not active, not
     *     allowed to encrypt, or if no HSM session answers in time
     */
    public EncryptResponse encrypt(Caller caller, EncryptRequest request) {
        UsableKey key = objects.keyFor(caller, request.keyId(), Usage.ENCRYPT);
        counts.bytes(key, request.plaintext().length);
        try (OpenedMaterial material = vault.open(key.material())) {
            Envelope envelope = seal(key, material, request.plaintext(), request.aad() == null ? NONE : request.aad());
            audit.record(caller, Action.ENCRYPTED, key.id(), null);
            return new EncryptResponse(key.id(), envelope.version(), envelope.encoded());
        }
    }

    private static Envelope seal(UsableKey key, OpenedMaterial material, byte[] plaintext, byte[] aad) {
        byte[] iv = new byte[AesGcm.IV];
        RANDOM.nextBytes(iv);
        int version = key.material().version();
        byte[] header = new Envelope(key.id(), version, iv, NONE).header();
        byte[] ciphertext = AesGcm.encrypt(material.reveal(), iv, plaintext, header, aad);
        return new Envelope(key.id(), version, iv, ciphertext);
    }
}
