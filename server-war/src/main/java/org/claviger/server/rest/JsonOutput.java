package org.claviger.server.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** JSON (RFC 8259) on its way out, in UTF-8. It may hold plaintext: closing it wipes it. */
public final class JsonOutput extends ByteArrayOutputStream {
    private JsonOutput(int expected) {
        super(expected);
    }

    /** Writes JSON. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Writes one value.
         *
         * @throws IOException never, since it goes into memory
         */
        void writeTo(JsonGenerator out) throws IOException;
    }

    /**
     * What is written.
     *
     * @param expected bytes, more or less
     */
    public static JsonOutput of(int expected, Writing writing) {
        JsonOutput written = new JsonOutput(expected);
        try (JsonGenerator out = JsonStreams.generator(written)) {
            writing.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    @Override
    public synchronized void write(byte[] more, int offset, int length) {
        if (buf.length - count < length) {
            byte[] larger = Arrays.copyOf(buf, Math.max(2 * buf.length, count + length));
            close();
            buf = larger;
        }
        super.write(more, offset, length);
    }

    @Override
    public synchronized void close() {
        Arrays.fill(buf, (byte) 0);
    }
}
