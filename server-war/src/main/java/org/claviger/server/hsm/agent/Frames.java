package org.claviger.server.hsm.agent;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * Messages over a stream: each is preceded by its length in four bytes, and none may be longer than {@link #LIMIT}. One
 * thread at a time. The buffer is wiped after each message, since messages hold PINs and key material.
 */
public final class Frames implements AutoCloseable {
    /** Bytes: the largest managed object and room for the rest. */
    public static final int LIMIT = 1 << 20;

    private static final int USUAL = 4 << 10;

    private final SocketChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(USUAL);

    public Frames(SocketChannel channel) {
        this.channel = channel;
    }

    /** Sends a message whole. */
    public void send(Message message) throws IOException {
        int length = message.encodedLength();
        if (length > LIMIT) {
            throw new IOException("A message of " + length + " bytes is more than an agent takes.");
        }
        ByteBuffer out = room(Integer.BYTES + length);
        try {
            out.putInt(length);
            message.encodeTo(out);
            out.flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } finally {
            wipe(Integer.BYTES + length);
        }
    }

    /**
     * Waits for a message.
     *
     * @throws EOFException if the other side has gone
     * @throws IOException if it breaks the protocol, too
     */
    public Message receive() throws IOException {
        ByteBuffer header = room(Integer.BYTES);
        fill(header);
        int length = header.getInt();
        if (length < Message.HEADER || length > LIMIT) {
            throw new IOException("The other side sent a message of a length that can't be.");
        }
        ByteBuffer body = room(length);
        try {
            fill(body);
            return Message.decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("The other side sent nonsense.", e);
        } finally {
            wipe(length);
        }
    }

    private void fill(ByteBuffer in) throws IOException {
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new EOFException("The other side has gone.");
            }
        }
        in.flip();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(Integer.highestOneBit(bytes - 1) << 1);
        }
        return buffer.clear().limit(bytes);
    }

    private void wipe(int bytes) {
        buffer.clear();
        byte[] zeros = new byte[Math.min(bytes, USUAL)];
        Arrays.fill(zeros, (byte) 0);
        for (int done = 0; done < bytes; done += zeros.length) {
            buffer.put(zeros, 0, Math.min(zeros.length, bytes - done));
        }
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
