package org.claviger.server.crypto;

import java.io.IOException;
import java.io.OutputStream;

/** What comes of a stream, written while the stream is read. */
@FunctionalInterface
public interface Transformation {
    /**
     * Writes all of it.
     *
     * @throws IOException if a stream breaks, or if what follows turns out not to be authentic: then nothing of it was
     *     written, and what was written before is not the whole
     */
    void writeTo(OutputStream out) throws IOException;
}
