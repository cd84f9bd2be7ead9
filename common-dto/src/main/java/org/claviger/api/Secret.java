package org.claviger.api;

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
