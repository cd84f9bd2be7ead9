package org.claviger.server.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** Bounds what is read into memory. Streams ({@code application/octet-stream}) are not, and need no bound. */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class BodyLimit implements ContainerRequestFilter {
    /** Bytes: the largest plaintext and additional data in Base64, and room for the rest. */
    static final int LIMIT = 2 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.hasEntity() || MediaType.APPLICATION_OCTET_STREAM_TYPE.equals(request.getMediaType())) {
            return;
        }
        if (request.getLength() > LIMIT) {
            throw tooLarge();
        }
        request.setEntityStream(new Bounded(request.getEntityStream()));
    }

    private static RefusedException tooLarge() {
        return new RefusedException(
                ErrorCode.REQUEST_TOO_LARGE,
                "The body is larger than " + LIMIT + " bytes. Send larger data as a stream, to streams/encrypt.");
    }

    private static final class Bounded extends FilterInputStream {
        private long left = LIMIT;

        private Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
