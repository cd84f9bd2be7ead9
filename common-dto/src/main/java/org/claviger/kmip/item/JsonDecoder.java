package org.claviger.kmip.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages in JSON (KMIP Profiles 2.1, "JSON Encoding"). The members of an object come in any order, so that an object is
 * read whole before it is understood.
 */
public final class JsonDecoder {
    private static final Set<String> MEMBERS = Set.of("tag", "name", "type", "value");

    /** A structure is an object in an array. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * Depth.MOST + 2)
                    .build())
            .build();

    private JsonDecoder() {}

    /** Reads one message: one object, and nothing behind it. */
    public static Item decode(byte[] json) throws DecodingException {
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new DecodingException("The message is no object.");
            }
            Item item = item(Read.object(in, new Count()), List.of(), 0);
            if (in.nextToken() != null) {
                throw new DecodingException("There is something behind the message.");
            }
            return item;
        } catch (IOException e) {
            throw new DecodingException("The message is not well-formed JSON.", e);
        }
    }

    /** An object, as it was read. */
    private static final class Read {
        private @Nullable String tag;
        private @Nullable String type;
        private @Nullable String text;
        private boolean isString;
        private @Nullable List<Read> objects;

        /** The object which has just begun. */
        static Read object(JsonParser in, Count count) throws IOException, DecodingException {
            count.another();
            Read read = new Read();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String member = in.currentName();
                if (!MEMBERS.contains(member)) {
                    throw new DecodingException("An object has a member that items have not.");
                }
                JsonToken token = in.nextToken();
                if (member.equals("value")) {
                    read.readValue(token, in, count);
                } else if (token != JsonToken.VALUE_STRING) {
                    throw new DecodingException("A \"" + member + "\" is no string.");
                } else if (member.equals("tag")) {
                    read.tag = in.getText();
                } else if (member.equals("type")) {
                    read.type = in.getText();
                }
            }
            return read;
        }

        private void readValue(JsonToken token, JsonParser in, Count count) throws IOException, DecodingException {
            switch (token) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> {
                    text = in.getText();
                    isString = token == JsonToken.VALUE_STRING;
                }
                case START_ARRAY -> {
                    List<Read> all = new ArrayList<>();
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        if (in.currentToken() != JsonToken.START_OBJECT) {
                            throw new DecodingException("A structure has something in it that is no object.");
                        }
                        all.add(object(in, count));
                    }
                    objects = all;
                }
                default -> throw new DecodingException("A value is of a kind that items have not.");
            }
        }
    }

    private static Item item(Read read, List<Item> before, int depth) throws DecodingException {
        Depth.require(depth);
        if (read.tag == null) {
            throw new DecodingException("An item has no tag.");
        }
        int tag = Words.tag(read.tag);
        ItemType type = read.type == null
                ? ItemType.STRUCTURE
                : ItemType.named(read.type)
                        .orElseThrow(() -> new DecodingException("An item is of a type that there isn't."));
        if (type != ItemType.STRUCTURE) {
            if (read.text == null || (type == ItemType.TEXT_STRING && !read.isString)) {
                throw new DecodingException("An item has no value of its type.");
            }
            return new Item(tag, value(Words.tagOfWords(tag, before), type, read.text));
        }
        if (read.objects == null) {
            throw new DecodingException("A structure has no array of items.");
        }
        List<Item> items = new ArrayList<>();
        for (Read each : read.objects) {
            items.add(item(each, items, depth + 1));
        }
        return new Item(tag, new Value.Structure(items));
    }

    private static Value value(int tagOfWords, ItemType type, String text) throws DecodingException {
        if (type == ItemType.INTEGER && Words.isMask(tagOfWords) && text.contains(JsonEncoder.BITS)) {
            return new Value.Int(Words.mask(tagOfWords, List.of(text.split("\\" + JsonEncoder.BITS))));
        }
        return Texts.value(tagOfWords, type, text);
    }
}
