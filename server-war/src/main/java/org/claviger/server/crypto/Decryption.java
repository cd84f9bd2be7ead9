package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.crypto.AEADBadTagException;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Decrypts for REST and KMIP alike: find, open, decrypt, record. No transaction, no EJB on the way. */
@ApplicationScoped
public class Decryption {
    private static final byte[] NONE = {};

    @Inject
    ManagedObjects objects;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /**
     * Decrypts what {@link Encryption} returned, with the key and version that its envelope names.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant or may not decrypt, or, with one reason for all
     *     of it, if the ciphertext or the additional data differ in a single bit
     */
    public DecryptResponse decrypt(Caller caller, DecryptRequest request) {
        Envelope envelope = Envelope.decode(request.ciphertext()).orElseThrow(() -> failed(null));
        UsableKey key = objects.keyFor(caller, envelope.keyId(), envelope.version(), Usage.DECRYPT);
        try (OpenedMaterial material = vault.open(key.material())) {
            byte[] aad = request.aad() == null ? NONE : request.aad();
            byte[] plaintext =
                    AesGcm.decrypt(material.reveal(), envelope.iv(), envelope.ciphertext(), envelope.header(), aad);
            audit.record(caller, Action.DECRYPTED, key.id(), null);
            return new DecryptResponse(key.id(), envelope.version(), plaintext);
        } catch (AEADBadTagException e) {
            throw failed(e);
        }
    }

    static RefusedException failed(@Nullable Throwable cause) {
        String detail =
                "The ciphertext could not be decrypted: it, or the additional data, is not what encrypt was given.";
        return cause == null
                ? new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, detail)
                : new RefusedException(ErrorCode.CRYPTOGRAPHIC_FAILURE, detail, cause);
    }
}
