package org.claviger.server.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a chain of records. Each hash is SHA-256 over a version byte, the hash before (32 bytes), the scope, the
 * sequence number and every member of the record, each preceded by its length, so that no two records can be confused. A
 * record of several uses has a version byte of its own, and their number at the end.
 */
record Chain(long sequence, byte[] hash) {
    static final Chain START = new Chain(0, new byte[32]);

    private static final int FORMAT = 1;
    private static final int FORMAT_OF_SEVERAL = 2;

    /** The chain with more records, in their order: its end after each of them. */
    List<Chain> withAll(List<Deed> deeds) {
        List<Chain> ends = new ArrayList<>(deeds.size());
        Chain end = this;
        for (Deed deed : deeds) {
            end = end.with(deed);
            ends.add(end);
        }
        return ends;
    }

    /** The chain with one more record. */
    Chain with(Deed deed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(deed.uses() == 1 ? FORMAT : FORMAT_OF_SEVERAL);
            out.write(hash);
            write(out, deed.scope());
            out.writeLong(sequence + 1);
            Instant at = deed.at();
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            write(out, deed.action().name());
            write(out, deed.outcome());
            write(out, deed.actor());
            write(out, deed.actorId());
            write(out, deed.objectId());
            write(out, deed.detail());
            write(out, deed.correlationId());
            if (deed.uses() != 1) {
                out.writeInt(deed.uses());
            }
            return new Chain(sequence + 1, MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
        } else {
            byte[] text = value instanceof UUID id
                    ? id.toString().getBytes(StandardCharsets.US_ASCII)
                    : ((String) value).getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
    }
}
