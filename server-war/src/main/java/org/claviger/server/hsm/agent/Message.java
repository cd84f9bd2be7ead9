package org.claviger.server.hsm.agent;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request to an agent or its reply: one byte of code, two of the number of fields, then each field with its length in
 * four bytes, big-endian. May hold secrets, so it doesn't print and can be wiped.
 */
public final class Message {
    private static final int MAX_FIELDS = 0xFFFF;

    /** Bytes before the first field. */
    static final int HEADER = 3;

    private final int code;
    private final List<byte[]> fields = new ArrayList<>();

    public Message(int code) {
        this.code = code;
    }

    public Message(Operation operation) {
        this(operation.code());
    }

    /** Adds a field, without copying it. */
    public Message with(byte[] field) {
        if (fields.size() == MAX_FIELDS) {
            throw new IllegalStateException("too many fields");
        }
        fields.add(field);
        return this;
    }

    /** Adds a field of text, in UTF-8. */
    public Message with(String field) {
        return with(field.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number, in eight bytes. */
    public Message with(long field) {
        return with(ByteBuffer.allocate(Long.BYTES).putLong(field).array());
    }

    /** Adds a truth, in one byte. */
    public Message with(boolean field) {
        return with(new byte[] {(byte) (field ? 1 : 0)});
    }

    public int code() {
        return code;
    }

    public int size() {
        return fields.size();
    }

    /** The bytes of a field, not a copy. */
    public byte[] bytes(int index) {
        if (index >= fields.size()) {
            throw new IllegalArgumentException("field " + index + " is missing");
        }
        return fields.get(index);
    }

    public String text(int index) {
        return new String(bytes(index), StandardCharsets.UTF_8);
    }

    public long number(int index) {
        byte[] field = bytes(index);
        if (field.length != Long.BYTES) {
            throw new IllegalArgumentException("field " + index + " is no number");
        }
        return ByteBuffer.wrap(field).getLong();
    }

    public boolean truth(int index) {
        byte[] field = bytes(index);
        return field.length == 1 && field[0] == 1;
    }

    /** The same again, with fields of its own: for a message that may have to be sent several times. */
    public Message copy() {
        Message copy = new Message(code);
        fields.forEach(field -> copy.with(field.clone()));
        return copy;
    }

    /** Overwrites all fields. */
    public void wipe() {
        fields.forEach(field -> Arrays.fill(field, (byte) 0));
    }

    int encodedLength() {
        int length = HEADER;
        for (byte[] field : fields) {
            length += Integer.BYTES + field.length;
        }
        return length;
    }

    void encodeTo(ByteBuffer out) {
        out.put((byte) code).putShort((short) fields.size());
        for (byte[] field : fields) {
            out.putInt(field.length).put(field);
        }
    }

    /** Reads exactly one message; trusts no length in it. */
    static Message decode(ByteBuffer in) {
        try {
            Message message = new Message(in.get() & 0xFF);
            for (int left = in.getShort() & 0xFFFF; left > 0; left--) {
                int length = in.getInt();
                if (length < 0 || length > in.remaining()) {
                    throw new IllegalArgumentException("a field exceeds its message");
                }
                byte[] field = new byte[length];
                in.get(field);
                message.with(field);
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("bytes after the last field");
            }
            return message;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("message cut short", e);
        }
    }

    @Override
    public String toString() {
        return "Message[code=" + code + ", fields=" + fields.size() + "]";
    }
}
