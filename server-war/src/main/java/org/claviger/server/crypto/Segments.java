package org.claviger.server.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Cuts a stream into segments of one size, and knows the last, which may be shorter. */
final class Segments {
    private final PushbackInputStream in;
    private final byte[] segment;
    private int length;
    private boolean last;

    Segments(InputStream in, int size) {
        this.in = new PushbackInputStream(in, 1);
        this.segment = new byte[size];
    }

    /** Reads the next one; an empty stream has one, which is empty. */
    void next() throws IOException {
        length = in.readNBytes(segment, 0, segment.length);
        int beyond = in.read();
        last = beyond < 0;
        if (!last) {
            in.unread(beyond);
        }
    }

    /** The bytes of the segment just read, of which {@link #length} count; the next one overwrites them. */
    byte[] bytes() {
        return segment;
    }

    int length() {
        return length;
    }

    boolean isLast() {
        return last;
    }
}
