package org.claviger.kmip.item;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes TTLV (KMIP 2.1 section 10.1): the size is known before, so that each byte is written once. */
public final class TtlvEncoder {
    private static final int ALIGNMENT = 8;

    private TtlvEncoder() {}

    /** An item, with all that is in it. */
    public static byte[] encode(Item item) {
        ByteBuffer out = ByteBuffer.allocate(size(item));
        write(item, out);
        return out.array();
    }

    /** How many bytes an item has in TTLV, all that is in it counted. */
    public static int size(Item item) {
        return TtlvDecoder.HEADER + padded(length(item.value()));
    }

    /**
     * Writes an item.
     *
     * @param out has room for {@link #size} bytes
     */
    public static void write(Item item, ByteBuffer out) {
        Value value = item.value();
        out.putInt(item.tag() << Byte.SIZE | value.type().code());
        out.putInt(0); // The length is known when the value is written.
        int begin = out.position();
        write(value, out);
        int length = out.position() - begin;
        out.putInt(begin - Integer.BYTES, length);
        for (int left = padded(length) - length; left > 0; left--) {
            out.put((byte) 0);
        }
    }

    private static void write(Value value, ByteBuffer out) {
        switch (value.type()) {
            case STRUCTURE -> ((Value.Structure) value).items().forEach(each -> write(each, out));
            case INTEGER -> out.putInt(((Value.Int) value).number());
            case LONG_INTEGER -> out.putLong(((Value.LongInt) value).number());
            case BIG_INTEGER -> out.put(((Value.BigInt) value).bytes());
            case ENUMERATION -> out.putInt(((Value.Enumerated) value).code());
            case BOOLEAN -> out.putLong(((Value.Bool) value).isTrue() ? 1 : 0);
            case TEXT_STRING -> out.put(utf8(value));
            case BYTE_STRING -> out.put(((Value.Bytes) value).bytes());
            case DATE_TIME -> out.putLong(((Value.DateTime) value).seconds());
            case INTERVAL -> out.putInt(((Value.Interval) value).seconds());
            case DATE_TIME_EXTENDED -> out.putLong(((Value.DateTimeExtended) value).micros());
        }
    }

    private static int length(Value value) {
        return switch (value.type()) {
            case STRUCTURE -> size(((Value.Structure) value).items());
            case INTEGER, ENUMERATION, INTERVAL -> Integer.BYTES;
            case LONG_INTEGER, BOOLEAN, DATE_TIME, DATE_TIME_EXTENDED -> Long.BYTES;
            case BIG_INTEGER -> ((Value.BigInt) value).bytes().length;
            case BYTE_STRING -> ((Value.Bytes) value).bytes().length;
            case TEXT_STRING -> utf8(value).length;
        };
    }

    private static int size(List<Item> items) {
        int size = 0;
        for (Item item : items) {
            size = Math.addExact(size, size(item));
        }
        return size;
    }

    private static byte[] utf8(Value value) {
        return ((Value.Text) value).text().getBytes(StandardCharsets.UTF_8);
    }

    private static int padded(int length) {
        return Math.addExact(length, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
