package org.claviger.server.kmip.operation;

import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.crypto.parameter.Encrypted;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Remembered;
import org.jspecify.annotations.Nullable;

/**
 * Data that comes in parts (KMIP 2.1, section 7.13), kept on this node until the last one is there: for a minute, and no more
 * than a client could send at once.
 */
@ApplicationScoped
class Streams {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_STREAMS = 256;
    private static final Remembered.Share SHARE =
            new Remembered.Share(16, "Finish what was begun in parts before beginning more.", 16);

    /** What has come is gone through for each part. */
    private static final int MOST_PARTS = 256;

    private final Remembered<Stream> streams = new Remembered<>(
            Caffeine.newBuilder()
                    .maximumSize(MOST_STREAMS)
                    .expireAfterAccess(Duration.ofMinutes(1))
                    .<String, Stream>evictionListener((key, stream, cause) -> {
                        if (stream != null) {
                            stream.wipe();
                        }
                    })
                    .build(),
            stream -> stream.clientId,
            SHARE);

    /** Takes what a request brings: alone all of it, or the next part of a stream. */
    Part take(Exchange exchange, Operation operation, Fields request) {
        byte[] data = request.bytes(Tag.DATA).orElse(new byte[0]);
        Optional<byte[]> value = request.bytes(Tag.CORRELATION_VALUE);
        boolean isFirst = request.isTrue(Tag.INIT_INDICATOR);
        boolean isLast = request.isTrue(Tag.FINAL_INDICATOR);
        UUID client = exchange.caller().id();
        Stream begun = new Stream(client, operation, request);
        if (value.isEmpty() && (!isFirst || isLast)) {
            return new Part(begun, request, data, true, new byte[0]);
        }
        Stream stream = value.isEmpty()
                ? begun
                : streams.find(value.get())
                        .filter(each -> each.isOf(client, operation))
                        .orElseThrow(Streams::unknown);
        byte[] known = value.orElseGet(() -> streams.add(client, given -> begun));
        synchronized (stream) {
            stream.add(data);
            if (!isLast) {
                return new Part(stream, request, stream.soFar(), false, known);
            }
            byte[] all = stream.bytes();
            streams.forget(known);
            return new Part(stream, request, all, true, known);
        }
    }

    private static Failure unknown() {
        return new Failure(ResultReason.INVALID_CORRELATION_VALUE, "No data is known by this Correlation Value.");
    }

    /**
     * A part, or with the last one all of them.
     *
     * @param stream that it belongs to
     * @param last the fields of this request
     * @param data of all parts so far
     * @param value the Correlation Value
     */
    record Part(Stream stream, Fields last, byte[] data, boolean isLast, byte[] value) {
        /** Those of the first request. */
        Fields fields() {
            return stream.first;
        }

        /** The IV that the server made with the first part; absent if it made none. */
        byte @Nullable [] ownIv() {
            return stream.iv;
        }

        /** What of the ciphertext of all parts so far was not given yet. */
        byte[] unsent(Encrypted encrypted) {
            byte[] all = encrypted.ciphertext();
            byte[] rest = Arrays.copyOfRange(all, Math.min(stream.sent, all.length), all.length);
            stream.sent = all.length;
            if (encrypted.iv() != null) {
                stream.iv = encrypted.iv().clone();
            }
            return rest;
        }

        /** By which the next part is sent. */
        Item correlation() {
            return Item.of(Tag.CORRELATION_VALUE, value);
        }

        @Override
        public String toString() {
            return "Part[hidden]";
        }
    }

    /** All that has come so far. */
    static final class Stream {
        private final UUID clientId;
        private final Operation operation;
        private final Fields first;
        private final Wipeable data = new Wipeable();

        /** Bytes of the answer that were given. */
        private int sent;

        private int parts;

        /** Nothing is added once it was finished or forgotten: other data would be encrypted with the same IV. */
        private boolean isClosed;

        private byte @Nullable [] iv;

        private Stream(UUID clientId, Operation operation, Fields first) {
            this.clientId = clientId;
            this.operation = operation;
            this.first = first;
        }

        private boolean isOf(UUID client, Operation wanted) {
            return clientId.equals(client) && operation == wanted;
        }

        private void add(byte[] part) {
            if (isClosed) {
                throw unknown();
            }
            if (data.size() + part.length > MOST_BYTES || parts == MOST_PARTS) {
                throw new Failure(
                        ResultReason.SERVER_LIMIT_EXCEEDED,
                        "Data has at most " + MOST_PARTS + " parts, and " + MOST_BYTES
                                + " bytes. REST takes streams of any length.");
            }
            parts++;
            data.writeBytes(part);
        }

        private byte[] soFar() {
            return data.toByteArray();
        }

        private byte[] bytes() {
            byte[] all = data.toByteArray();
            wipe();
            return all;
        }

        private synchronized void wipe() {
            isClosed = true;
            data.wipe();
        }
    }

    /** A buffer that can forget. */
    private static final class Wipeable extends ByteArrayOutputStream {
        private void wipe() {
            Arrays.fill(buf, (byte) 0);
            reset();
        }
    }
}
