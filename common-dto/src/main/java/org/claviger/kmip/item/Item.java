package org.claviger.kmip.item;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.kmip.word.Word;

/**
 * A part of a message: what it is, and its value.
 *
 * @param tag 3 bytes, known or not: {@code 42xxxx} is KMIP's, {@code 54xxxx} a vendor's
 */
public record Item(int tag, Value value) {
    /** An item of a tag that is known. */
    public static Item of(Tag tag, Value value) {
        return new Item(tag.code(), value);
    }

    /** A structure. */
    public static Item of(Tag tag, Item... items) {
        return of(tag, new Value.Structure(List.of(items)));
    }

    /** Text. */
    public static Item of(Tag tag, String text) {
        return of(tag, new Value.Text(text));
    }

    /** An integer. */
    public static Item of(Tag tag, int number) {
        return of(tag, new Value.Int(number));
    }

    /** Bytes, which are not copied. */
    public static Item of(Tag tag, byte[] bytes) {
        return of(tag, new Value.Bytes(bytes));
    }

    /** A value of the tag's enumeration. */
    public static Item of(Tag tag, Word word) {
        return of(tag, new Value.Enumerated(word.code()));
    }

    /** The tag, if it is known. */
    public Optional<Tag> knownTag() {
        return Vocabulary.of(Tag.class).coded(tag);
    }

    /** True if it is of this tag. */
    public boolean is(Tag wanted) {
        return tag == wanted.code();
    }

    /** The items of a structure; none of anything else. */
    public List<Item> items() {
        return value instanceof Value.Structure structure ? structure.items() : List.of();
    }

    /** The first item of a structure that has this tag. */
    public Optional<Item> first(Tag wanted) {
        for (Item item : items()) {
            if (item.is(wanted)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** All items of a structure that have this tag. */
    public List<Item> all(Tag wanted) {
        return items().stream().filter(item -> item.is(wanted)).toList();
    }

    /** Overwrites all bytes in it: the item is of no use after that. */
    public void wipe() {
        if (value instanceof Value.Bytes bytes) {
            Arrays.fill(bytes.bytes(), (byte) 0);
        } else if (value instanceof Value.BigInt number) {
            Arrays.fill(number.bytes(), (byte) 0);
        } else {
            items().forEach(Item::wipe);
        }
    }

    /** Its tag and type, and nothing of its value. */
    @Override
    public String toString() {
        return knownTag().map(Word::camelCase).orElse(Integer.toHexString(tag)) + " "
                + value.type().title();
    }
}
