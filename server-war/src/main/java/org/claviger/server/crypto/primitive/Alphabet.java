package org.claviger.server.crypto.primitive;

import java.util.HashMap;
import java.util.Map;

/**
 * The characters of a format: the first means 0, the second 1, and so on; their number is the radix. Characters are those
 * of Unicode (code points), not the halves of surrogate pairs. Made once, used by any number of threads.
 */
public final class Alphabet {
    /** 0 to 9. */
    public static final Alphabet DIGITS = new Alphabet("0123456789");

    private static final int MAX = 1 << 16;

    private final int[] characters;
    private final Map<Integer, Integer> numerals = new HashMap<>();

    /**
     * Of these characters.
     *
     * @param characters 2 to 65,536, each but once
     * @throws IllegalArgumentException for others
     */
    public Alphabet(String characters) {
        this.characters = characters.codePoints().toArray();
        for (int i = 0; i < this.characters.length; i++) {
            numerals.put(this.characters[i], i);
        }
        if (radix() < 2 || radix() > MAX || numerals.size() != radix()) {
            throw new IllegalArgumentException("An alphabet has 2 to 65536 characters, each but once.");
        }
    }

    /** The number of characters. */
    public int radix() {
        return characters.length;
    }

    /** What each character means. */
    int[] numerals(String text) {
        return text.codePoints()
                .map(character -> {
                    Integer numeral = numerals.get(character);
                    if (numeral == null) {
                        throw new IllegalArgumentException("The text has characters that its alphabet lacks.");
                    }
                    return numeral;
                })
                .toArray();
    }

    String text(int[] numerals) {
        StringBuilder text = new StringBuilder(numerals.length);
        for (int numeral : numerals) {
            text.appendCodePoint(characters[numeral]);
        }
        return text.toString();
    }
}
