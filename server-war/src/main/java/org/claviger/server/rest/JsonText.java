package org.claviger.server.rest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** JSON (RFC 8259) on its way out, in UTF-8. */
final class JsonText {
    private static final int AT_FIRST = 256;
    private static final String HEX = "0123456789abcdef";

    private byte[] bytes;
    private int length;

    JsonText() {
        this(AT_FIRST);
    }

    JsonText(int expected) {
        bytes = new byte[expected];
    }

    /** A brace, a number, or something else that needs no quotes. */
    JsonText mark(String ascii) {
        byte[] mark = ascii.getBytes(StandardCharsets.US_ASCII);
        return append(mark, mark.length);
    }

    /** What is written already as it has to be. */
    JsonText written(byte[] json) {
        return append(json, json.length);
    }

    /** A string. */
    JsonText text(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') {
                        quoted.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return written(quoted.append('"').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as a string of Base64 (RFC 4648 section 4). */
    JsonText base64(byte[] plain) {
        byte[] base64 = Base64.getEncoder().encode(plain);
        mark("\"").append(base64, base64.length);
        Arrays.fill(base64, (byte) 0);
        return mark("\"");
    }

    private JsonText append(byte[] more, int count) {
        if (bytes.length - length < count) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
            wipe();
            bytes = larger;
        }
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
        return this;
    }

    /** Not a copy: only the first {@link #length()} count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** It may have held plaintext. */
    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }
}
