package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.UUID;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.SegmentedGcm;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsageCounts;
import org.claviger.server.platform.Caller;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Encrypts bodies of any size in constant memory: find, open, record, encrypt segment by segment. */
@ApplicationScoped
public class StreamEncryption {
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
     * Begins to encrypt with a key of the caller's tenant. The use is recorded now, before the first byte leaves.
     *
     * @param plaintext read while the result is written
     */
    public Transformation encrypt(Caller caller, UUID keyId, InputStream plaintext) {
        UsableKey key = objects.keyFor(caller, keyId, Usage.ENCRYPT);
        byte[] salt = new byte[SegmentedGcm.SALT];
        RANDOM.nextBytes(salt);
        byte[] header = new StreamHeader(key.id(), key.material().version(), salt).encoded();
        SegmentedGcm stream;
        try (OpenedMaterial material = vault.open(key.material())) {
            stream = new SegmentedGcm(material.reveal(), salt, header);
        }
        audit.record(caller, Action.ENCRYPTED, key.id(), "stream");
        return out -> {
            try (stream) {
                out.write(header);
                Segments segments = new Segments(plaintext, SegmentedGcm.SEGMENT);
                do {
                    segments.next();
                    counts.bytes(key, segments.length());
                    out.write(stream.encrypt(segments.bytes(), segments.length(), segments.isLast()));
                } while (!segments.isLast());
            }
        };
    }
}
