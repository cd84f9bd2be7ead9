package org.claviger.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password, PIN or client secret. It doesn't print, and is wiped when closed. In JSON it is a string; a parser's own
 * copy of that string can't be wiped, which is why a {@code Secret} lives as short as its request.
 */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** Takes over the array, which the caller must not use any more: closing the secret wipes it. */
    public static Secret of(char[] characters) {
        return new Secret(characters);
    }

    /** For what is a string already, such as the text of a header. */
    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /** The characters themselves, not a copy: don't keep them. */
    public char[] reveal() {
        return characters;
    }

    /** The characters in UTF-8: a copy, which the caller wipes. */
    public byte[] utf8() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] exact = new byte[encoded.remaining()];
        encoded.get(exact);
        encoded.clear();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return exact;
    }

    /** A copy, for what outlives the request it came with. */
    public Secret copy() {
        return new Secret(characters.clone());
    }

    public int length() {
        return characters.length;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
