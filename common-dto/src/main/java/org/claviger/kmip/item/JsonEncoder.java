package org.claviger.kmip.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes messages as JSON (KMIP Profiles 2.1, "JSON Encoding"), UTF-8. */
public final class JsonEncoder {
    static final String BITS = "|";
    private static final int DIGITS = 16;

    /** Numbers of more bits than these are lost on those who take JSON's numbers for floating point. */
    private static final long SAFE = 1L << 52;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private JsonEncoder(JsonGenerator out) {
        this.out = out;
    }

    /** An item, with all that is in it. */
    public static byte[] encode(Item item) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            new JsonEncoder(out).write(item, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Item item, List<Item> before) throws IOException {
        Value value = item.value();
        out.writeStartObject();
        out.writeStringField("tag", Words.tag(item.tag()));
        if (value instanceof Value.Structure structure) {
            out.writeArrayFieldStart("value");
            List<Item> items = structure.items();
            for (int i = 0; i < items.size(); i++) {
                write(items.get(i), items.subList(0, i));
            }
            out.writeEndArray();
        } else {
            out.writeStringField("type", value.type().title());
            out.writeFieldName("value");
            write(Words.tagOfWords(item.tag(), before), value);
        }
        out.writeEndObject();
    }

    private void write(int tagOfWords, Value value) throws IOException {
        switch (value.type()) {
            case STRUCTURE -> throw new IllegalArgumentException("A structure is no simple value.");
            case INTEGER -> writeInteger(tagOfWords, ((Value.Int) value).number());
            case LONG_INTEGER -> writeLong(((Value.LongInt) value).number());
            case BIG_INTEGER -> out.writeString("0x" + Texts.hex(((Value.BigInt) value).bytes()));
            case ENUMERATION -> out.writeString(Words.enumerated(tagOfWords, ((Value.Enumerated) value).code()));
            case BOOLEAN -> out.writeBoolean(((Value.Bool) value).isTrue());
            case TEXT_STRING -> out.writeString(((Value.Text) value).text());
            case BYTE_STRING -> out.writeString(Texts.hex(((Value.Bytes) value).bytes()));
            case DATE_TIME -> out.writeString(Texts.dateTime(((Value.DateTime) value).seconds()));
            case INTERVAL -> out.writeNumber(Integer.toUnsignedLong(((Value.Interval) value).seconds()));
            case DATE_TIME_EXTENDED ->
                out.writeString(Texts.dateTimeExtended(((Value.DateTimeExtended) value).micros()));
        }
    }

    private void writeInteger(int tagOfWords, int number) throws IOException {
        if (Words.isMask(tagOfWords) && number != 0) {
            out.writeString(Words.mask(tagOfWords, number, BITS));
        } else {
            out.writeNumber(number);
        }
    }

    private void writeLong(long number) throws IOException {
        if (number > -SAFE && number < SAFE) {
            out.writeNumber(number);
        } else {
            out.writeString(Words.hex(number, DIGITS));
        }
    }
}
