package org.claviger.kmip.item;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads TTLV (KMIP 2.1 section 10.1), strictly: every length is as its type has it, padding is zero, text is UTF-8, and a
 * structure ends where its last item does. Nothing is allocated that is longer than what came, and
 * no message is taken that becomes too many items.
 */
public final class TtlvDecoder {
    /** Bytes before the value: tag, type, length. */
    public static final int HEADER = 8;

    private static final int ALIGNMENT = 8;

    private TtlvDecoder() {}

    /**
     * Reads one message.
     *
     * @param bytes from its position to its limit: one item, and nothing behind it
     */
    public static Item decode(ByteBuffer bytes) throws DecodingException {
        try {
            Item item = item(bytes, 0, new Count());
            if (bytes.hasRemaining()) {
                throw new DecodingException("There are bytes behind the message.");
            }
            return item;
        } catch (BufferUnderflowException e) {
            throw new DecodingException("The message ends too early.", e);
        }
    }

    /** The same. */
    public static Item decode(byte[] bytes) throws DecodingException {
        return decode(ByteBuffer.wrap(bytes));
    }

    private static Item item(ByteBuffer in, int depth, Count count) throws DecodingException {
        Depth.require(depth);
        count.another();
        int tagAndType = in.getInt();
        int tag = tagAndType >>> Byte.SIZE;
        Tags.require(tag);
        ItemType type = ItemType.coded(tagAndType & 0xFF)
                .orElseThrow(() -> new DecodingException("An item is of a type that there isn't."));
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new DecodingException("An item is longer than what came.");
        }
        if (!type.has(length)) {
            throw new DecodingException("An item of type " + type.title() + " is of a wrong length.");
        }
        Value value = value(in, type, length, depth, count);
        requirePadding(in, length);
        return new Item(tag, value);
    }

    private static Value value(ByteBuffer in, ItemType type, int length, int depth, Count count)
            throws DecodingException {
        return switch (type) {
            case STRUCTURE -> structure(in, length, depth, count);
            case INTEGER -> new Value.Int(in.getInt());
            case LONG_INTEGER -> new Value.LongInt(in.getLong());
            case BIG_INTEGER -> new Value.BigInt(bytes(in, length));
            case ENUMERATION -> new Value.Enumerated(in.getInt());
            case BOOLEAN -> new Value.Bool(bool(in.getLong()));
            case TEXT_STRING -> new Value.Text(text(in, length));
            case BYTE_STRING -> new Value.Bytes(bytes(in, length));
            case DATE_TIME -> new Value.DateTime(in.getLong());
            case INTERVAL -> new Value.Interval(in.getInt());
            case DATE_TIME_EXTENDED -> new Value.DateTimeExtended(in.getLong());
        };
    }

    private static Value structure(ByteBuffer in, int length, int depth, Count count) throws DecodingException {
        ByteBuffer inner = in.slice(in.position(), length);
        List<Item> items = new ArrayList<>();
        while (inner.hasRemaining()) {
            items.add(item(inner, depth + 1, count));
        }
        in.position(in.position() + length);
        return new Value.Structure(items);
    }

    private static boolean bool(long number) throws DecodingException {
        if (number != 0 && number != 1) {
            throw new DecodingException("A Boolean is neither true nor false.");
        }
        return number == 1;
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer in, int length) throws DecodingException {
        ByteBuffer utf8 = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new DecodingException("A Text String is not UTF-8.", e);
        }
    }

    private static void requirePadding(ByteBuffer in, int length) throws DecodingException {
        for (int i = length; i % ALIGNMENT != 0; i++) {
            if (in.get() != 0) {
                throw new DecodingException("Padding is not zero.");
            }
        }
    }
}
