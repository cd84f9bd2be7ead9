package org.claviger.server.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.format.Certificate;
import org.claviger.server.crypto.format.Encoding;
import org.claviger.server.object.Exportable;
import org.claviger.server.object.Exportables;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Shows what is no secret, to whoever may read attributes: public keys and certificates. */
@ApplicationScoped
public class PublicReading {
    @Inject
    Exportables exportables;

    @Inject
    Vault vault;

    @Inject
    AuditTrail audit;

    /** The public key of a key or certificate, newest version. */
    public byte[] publicKey(Caller caller, UUID id, KeyFormat format) {
        Exportable object = exportables.publicKeyOf(caller, id);
        byte[] material = open(object);
        try {
            byte[] spki = object.type() == ObjectType.CERTIFICATE
                    ? Certificate.parse(material).anyPublicKey()
                    : material;
            byte[] encoded = Encoding.encode(
                    format, ObjectType.PUBLIC_KEY, object.algorithm(), spki, List.of(), object.name(), null);
            audit.record(caller, Action.KEY_ATTRIBUTES_READ, id, "public key");
            return encoded;
        } catch (InvalidKeyException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * A certificate, or that of a key.
     *
     * @param format {@link KeyFormat#PEM}, which has those of the issuers behind it, as far as they are known; or {@link
     *     KeyFormat#X509}
     */
    public byte[] certificate(Caller caller, UUID id, KeyFormat format) {
        List<byte[]> chain = new ArrayList<>();
        exportables.certificatesOf(caller, id).forEach(each -> chain.add(open(each)));
        if (chain.isEmpty()) {
            throw RefusedException.notFound("certificate");
        }
        try {
            byte[] encoded =
                    Encoding.encode(format, ObjectType.CERTIFICATE, null, chain.get(0), chain, id.toString(), null);
            audit.record(caller, Action.KEY_ATTRIBUTES_READ, id, "certificate");
            return encoded;
        } catch (InvalidKeyException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] open(Exportable object) {
        try (OpenedMaterial material = vault.open(object.material())) {
            return material.reveal().clone();
        }
    }
}
