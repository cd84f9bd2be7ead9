package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import javax.crypto.AEADBadTagException;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.AesGcm;
import org.claviger.server.crypto.primitive.SegmentedGcm;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;

/** Decrypts what {@link StreamEncryption} wrote: find, open, record, decrypt segment by segment. */
@ApplicationScoped
public class StreamDecryption {
    @Inject
    UsableKeys keys;

    @Inject
    StreamKeys derived;

    @Inject
    AuditTrail audit;

    /**
     * Begins to decrypt. The first segment is checked now, so that most of what is wrong is told as a clean refusal; a
     * segment is written only after it was found authentic.
     *
     * @throws org.claviger.server.platform.RefusedException as {@link Decryption}, and if the key is none for streams
     */
    public Transformation decrypt(Caller caller, InputStream ciphertext) throws IOException {
        StreamHeader header = StreamHeader.read(ciphertext).orElseThrow(Attempt::undecipherable);
        UsableKey key = keys.keyFor(caller, header.keyId(), header.version(), Usage.DECRYPT);
        SegmentedGcm stream = derived.derive(key, header);
        Segments segments = new Segments(ciphertext, SegmentedGcm.SEGMENT + AesGcm.TAG);
        segments.next();
        byte[] first = first(stream, segments);
        audit.record(caller, Action.DECRYPTED, key.id(), "stream");
        return out -> {
            try (stream) {
                out.write(first);
                while (!segments.isLast()) {
                    segments.next();
                    out.write(decrypt(stream, segments));
                }
            } catch (AEADBadTagException e) {
                throw new IOException("The stream is not authentic beyond what was written.", e);
            }
        };
    }

    private static byte[] first(SegmentedGcm stream, Segments segments) {
        try {
            return decrypt(stream, segments);
        } catch (AEADBadTagException e) {
            stream.close();
            throw Attempt.undecipherable(e);
        }
    }

    private static byte[] decrypt(SegmentedGcm stream, Segments segments) throws AEADBadTagException {
        return stream.decrypt(segments.bytes(), segments.length(), segments.isLast());
    }
}
