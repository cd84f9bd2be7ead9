package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.UUID;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.crypto.primitive.SegmentedGcm;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.object.UsageCounts;
import org.claviger.server.platform.Caller;

/** Encrypts bodies of any size in constant memory: find, open, record, encrypt segment by segment. */
@ApplicationScoped
public class StreamEncryption {
    @Inject
    UsableKeys keys;

    @Inject
    StreamKeys derived;

    @Inject
    UsageCounts counts;

    @Inject
    AuditTrail audit;

    /**
     * Begins to encrypt with a key of the caller's tenant. The use is recorded now, before the first byte leaves.
     *
     * @param plaintext read while the result is written
     */
    public Transformation encrypt(Caller caller, UUID keyId, InputStream plaintext) {
        UsableKey key = keys.keyFor(caller, keyId, Usage.ENCRYPT);
        StreamHeader header = new StreamHeader(key.id(), key.version(), RandomBytes.of(SegmentedGcm.SALT));
        SegmentedGcm stream = derived.derive(key, header);
        audit.record(caller, Action.ENCRYPTED, key.id(), "stream");
        return out -> {
            try (stream) {
                out.write(header.encoded());
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
