package org.claviger.server.crypto;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import java.util.Arrays;

/** What encrypts the content of one JWE, and how it is sent. It is no record, so that nothing prints it. */
final class ContentKey implements AutoCloseable {
    private final byte[] bytes;
    private final JWEHeader header;
    private final Base64URL encrypted;

    /**
     * A key that is sent.
     *
     * @param bytes 32
     * @param header with all that its receiver needs
     * @param encrypted empty if it is agreed on
     */
    ContentKey(byte[] bytes, JWEHeader header, Base64URL encrypted) {
        this.bytes = bytes;
        this.header = header;
        this.encrypted = encrypted;
    }

    /** Secret; not a copy: it is wiped by {@link #close}. */
    byte[] bytes() {
        return bytes;
    }

    JWEHeader header() {
        return header;
    }

    Base64URL encrypted() {
        return encrypted;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
