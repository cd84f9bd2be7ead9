package org.claviger.server.rest.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.BatchRequest;
import org.claviger.server.platform.RefusedException;

/**
 * Cuts a batch, {@code {"items": [{…}, …]}}, into its items without reading them: what is wrong within one of them is told of
 * that one alone. Only what encloses them has to be well-formed; structure is ASCII, and no byte of another character of UTF-8
 * is.
 */
final class BatchItems {
    private static final byte[] MEMBER = "\"items\"".getBytes(UTF_8);

    private final byte[] json;
    private final List<Slice> items = new ArrayList<>();
    private int position;

    private BatchItems(byte[] json) {
        this.json = json;
    }

    /**
     * Each item, where it is.
     *
     * @param json of the whole batch, UTF-8
     * @throws RefusedException if there are none, too many, or something else
     */
    static List<Slice> of(byte[] json) {
        BatchItems batch = new BatchItems(json);
        batch.read();
        return batch.items;
    }

    private void read() {
        skipSpace();
        take('{');
        skipSpace();
        for (byte each : MEMBER) {
            take((char) each);
        }
        skipSpace();
        take(':');
        skipSpace();
        take('[');
        do {
            skipSpace();
            items.add(item());
            skipSpace();
        } while (items.size() <= BatchRequest.MAX_ITEMS && takes(','));
        if (items.size() > BatchRequest.MAX_ITEMS) {
            throw malformed();
        }
        take(']');
        skipSpace();
        take('}');
        skipSpace();
        if (position < json.length) {
            throw malformed();
        }
    }

    private Slice item() {
        int start = position;
        int depth = 0;
        take('{');
        for (depth++; depth > 0; position++) {
            switch (peek()) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> skipText();
                default -> {
                    // Belongs to the item.
                }
            }
        }
        return new Slice(json, start, position);
    }

    /** To the quotation mark at its end. */
    private void skipText() {
        position++;
        while (peek() != '"') {
            position += peek() == '\\' ? 2 : 1;
        }
    }

    private void skipSpace() {
        while (position < json.length && " \t\r\n".indexOf(json[position]) >= 0) {
            position++;
        }
    }

    private void take(char expected) {
        if (!takes(expected)) {
            throw malformed();
        }
    }

    private boolean takes(char expected) {
        boolean found = peek() == expected;
        position += found ? 1 : 0;
        return found;
    }

    private byte peek() {
        if (position >= json.length) {
            throw malformed();
        }
        return json[position];
    }

    /**
     * An item, where it is in the batch.
     *
     * @param end of its last byte the next
     */
    record Slice(byte[] json, int start, int end) {
        /** For who reads texts. */
        String text() {
            return new String(json, start, end - start, UTF_8);
        }
    }

    private static RefusedException malformed() {
        return new RefusedException(
                ErrorCode.INVALID_REQUEST,
                "A batch is {\"items\": [...]} with 1 to " + BatchRequest.MAX_ITEMS
                        + " objects, each as it is taken alone.");
    }
}
