package org.claviger.kmip.item;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.kmip.word.Word;

/** How XML and JSON name tags, values of enumerations, and bits of masks: by their words, and by a number where there is none. */
final class Words {
    private static final String HEX = "0x";

    private Words() {}

    /** The tag whose words the value of an item has: that of the attribute which an Attribute Value belongs to, in KMIP 1.x. */
    static int tagOfWords(int tag, List<Item> before) {
        if (tag != Tag.ATTRIBUTE_VALUE.code()) {
            return tag;
        }
        return before.stream()
                .filter(item -> item.is(Tag.ATTRIBUTE_NAME))
                .findFirst()
                .flatMap(name -> name.value() instanceof Value.Text title
                        ? Vocabulary.of(Tag.class).titled(title.text())
                        : Optional.empty())
                .map(Word::code)
                .orElse(tag);
    }

    static String tag(int tag) {
        return Vocabulary.of(Tag.class).coded(tag).map(Word::camelCase).orElseGet(() -> hex(tag, 6));
    }

    static int tag(String name) throws DecodingException {
        Optional<Tag> known = Vocabulary.of(Tag.class).named(name);
        if (known.isPresent()) {
            return known.get().code();
        }
        int tag = isHex(name) ? (int) hex(name, 6) : 0;
        Tags.require(tag);
        return tag;
    }

    static String enumerated(int tagOfWords, int code) {
        Optional<? extends Word> word = Vocabulary.ofEnumeration(tagOfWords).flatMap(words -> words.coded(code));
        return word.isPresent() ? word.get().camelCase() : hex(Integer.toUnsignedLong(code), 8);
    }

    static int enumerated(int tagOfWords, String name) throws DecodingException {
        if (isHex(name)) {
            return (int) hex(name, 8);
        }
        return Vocabulary.ofEnumeration(tagOfWords)
                .flatMap(words -> words.named(name))
                .orElseThrow(
                        () -> new DecodingException("An Enumeration has a value that " + tag(tagOfWords) + " has not."))
                .code();
    }

    /** True if an Integer of this tag is a mask. */
    static boolean isMask(int tagOfWords) {
        return Vocabulary.ofMask(tagOfWords).isPresent();
    }

    /** The bits that are set, in the order of the table; of what has no word, the number. */
    static String mask(int tagOfWords, int bits, String separator) {
        List<String> names = new ArrayList<>();
        int left = bits;
        for (Word word : Vocabulary.ofMask(tagOfWords).orElseThrow().words()) {
            if ((left & word.code()) != 0) {
                names.add(word.camelCase());
                left &= ~word.code();
            }
        }
        if (left != 0) {
            names.add(hex(Integer.toUnsignedLong(left), 8));
        }
        return String.join(separator, names);
    }

    static int mask(int tagOfWords, List<String> names) throws DecodingException {
        int bits = 0;
        for (String name : names) {
            bits |= isHex(name)
                    ? (int) hex(name, 8)
                    : Vocabulary.ofMask(tagOfWords)
                            .flatMap(words -> words.named(name))
                            .orElseThrow(() ->
                                    new DecodingException("A mask has a bit that " + tag(tagOfWords) + " has not."))
                            .code();
        }
        return bits;
    }

    static boolean isHex(String text) {
        return text.startsWith(HEX);
    }

    static String hex(long number, int digits) {
        return HEX + HexFormat.of().withUpperCase().toHexDigits(number, digits);
    }

    /** The number, of so many digits at most. */
    static long hex(String text, int digits) throws DecodingException {
        String number = text.substring(HEX.length());
        if (number.length() > digits) {
            throw new DecodingException("A number has more than " + digits + " hexadecimal digits.");
        }
        try {
            return HexFormat.fromHexDigitsToLong(number);
        } catch (IllegalArgumentException e) {
            throw new DecodingException("A number is not hexadecimal.", e);
        }
    }
}
