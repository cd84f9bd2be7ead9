package org.claviger.server.hsm.agent;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Messages over a stream: each is preceded by its length in four bytes, and none may be longer than {@link #LIMIT}. One
 * thread at a time, and one message at a time: the other side waits for the answer. The buffer is wiped after each message,
 * since messages hold PINs and key material.
 */
public final class Frames implements AutoCloseable {
    /** Bytes: the largest managed object and room for the rest. */
    public static final int LIMIT = 1 << 20;

    private static final byte[] ZEROS = new byte[4 << 10];

    private final SocketChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(ZEROS.length);

    public Frames(SocketChannel channel) {
        this.channel = channel;
    }

    /** Sends a message whole. */
    public void send(Message message) throws IOException {
        int length = message.encodedLength();
        if (length > LIMIT) {
            throw new IOException("A message of " + length + " bytes is more than an agent takes.");
        }
        requireRoom(Integer.BYTES + length);
        try {
            buffer.putInt(length);
            message.encodeTo(buffer);
            ByteBuffer out = filled();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } finally {
            wipe();
        }
    }

    /**
     * Waits for a message.
     *
     * @throws EOFException if the other side has gone
     * @throws IOException if it breaks the protocol, too
     */
    public Message receive() throws IOException {
        try {
            read(Integer.BYTES);
            int length = buffer.getInt(0);
            if (length < Message.HEADER || length > LIMIT) {
                throw new IOException("The other side sent a message of a length that can't be.");
            }
            requireRoom(Integer.BYTES + length);
            read(Integer.BYTES + length);
            return Message.decode(filled().position(Integer.BYTES));
        } catch (IllegalArgumentException e) {
            throw new IOException("The other side sent nonsense.", e);
        } finally {
            wipe();
        }
    }

    /** Reads on until so many bytes are there. As a rule a message comes whole: each read is a system call. */
    private void read(int bytes) throws IOException {
        while (buffer.position() < bytes) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("The other side has gone.");
            }
        }
    }

    private void requireRoom(int bytes) {
        if (buffer.capacity() < bytes) {
            ByteBuffer larger = ByteBuffer.allocateDirect(Integer.highestOneBit(bytes - 1) << 1);
            larger.put(filled());
            wipe();
            buffer = larger;
        }
    }

    /** What lies before the buffer's position, which is always behind all that is in it. */
    private ByteBuffer filled() {
        return buffer.duplicate().flip();
    }

    private void wipe() {
        int used = buffer.position();
        buffer.clear();
        while (buffer.position() < used) {
            buffer.put(ZEROS, 0, Math.min(ZEROS.length, used - buffer.position()));
        }
        buffer.clear();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Closing is the end of it either way.
        }
    }
}
