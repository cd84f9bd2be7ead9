package org.claviger.server.kmip;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.kmip.word.Word;

/** The fields of a structure, each asked for by its tag and type. What is of another type fails the item. */
public record Fields(Item structure) {
    /** Of an item; fails if that is no structure. */
    public static Fields of(Item item) {
        if (!(item.value() instanceof Value.Structure)) {
            throw wrongType(item);
        }
        return new Fields(item);
    }

    /** All of them, in their order. */
    public List<Item> items() {
        return structure.items();
    }

    /** The first of a tag. */
    public Optional<Item> first(Tag tag) {
        return structure.first(tag);
    }

    /** All of a tag. */
    public List<Item> all(Tag tag) {
        return structure.all(tag);
    }

    /** True if there is one of this tag. */
    public boolean has(Tag tag) {
        return first(tag).isPresent();
    }

    /** A structure within. */
    public Optional<Fields> structure(Tag tag) {
        return first(tag).map(Fields::of);
    }

    /** Text. */
    public Optional<String> text(Tag tag) {
        return first(tag).map(Fields::text);
    }

    /** Text of an item. */
    public static String text(Item item) {
        return value(item, Value.Text.class).text();
    }

    /** Bytes, not copied. */
    public Optional<byte[]> bytes(Tag tag) {
        return value(tag, Value.Bytes.class).map(Value.Bytes::bytes);
    }

    /** An integer. */
    public Optional<Integer> integer(Tag tag) {
        return value(tag, Value.Int.class).map(Value.Int::number);
    }

    /** A long integer. */
    public Optional<Long> longInteger(Tag tag) {
        return value(tag, Value.LongInt.class).map(Value.LongInt::number);
    }

    /** Seconds. */
    public Optional<Integer> interval(Tag tag) {
        return value(tag, Value.Interval.class).map(Value.Interval::seconds);
    }

    /** True if it is there, and true. */
    public boolean isTrue(Tag tag) {
        return value(tag, Value.Bool.class).filter(Value.Bool::isTrue).isPresent();
    }

    /** A date and time. */
    public Optional<Instant> date(Tag tag) {
        return first(tag).map(Fields::date);
    }

    /** A date and time of an item, in whatever precision. */
    public static Instant date(Item item) {
        if (item.value() instanceof Value.DateTime date) {
            return Instant.ofEpochSecond(date.seconds());
        }
        if (item.value() instanceof Value.DateTimeExtended date) {
            return Instant.EPOCH.plus(date.micros(), ChronoUnit.MICROS);
        }
        throw wrongType(item);
    }

    /** A value of an enumeration. */
    public <W extends Word> Optional<W> word(Tag tag, Class<W> kind) {
        return first(tag).map(item -> word(item, kind));
    }

    /** All values of an enumeration. */
    public <W extends Word> List<W> words(Tag tag, Class<W> kind) {
        return all(tag).stream().map(item -> word(item, kind)).toList();
    }

    /** A value of an enumeration, of an item. */
    public static <W extends Word> W word(Item item, Class<W> kind) {
        return Vocabulary.of(kind)
                .coded(value(item, Value.Enumerated.class).code())
                .orElseThrow(() -> new Failure(
                        ResultReason.INVALID_FIELD, "\"" + title(item) + "\" is a value that is not known here."));
    }

    /** What has to be there. */
    public static <T> T require(Optional<T> field, Tag tag) {
        return field.orElseThrow(
                () -> new Failure(ResultReason.INVALID_MESSAGE, "\"" + tag.title() + "\" is missing in the request."));
    }

    private <V extends Value> Optional<V> value(Tag tag, Class<V> type) {
        return first(tag).map(item -> value(item, type));
    }

    private static <V extends Value> V value(Item item, Class<V> type) {
        if (!type.isInstance(item.value())) {
            throw wrongType(item);
        }
        return type.cast(item.value());
    }

    private static Failure wrongType(Item item) {
        return new Failure(ResultReason.INVALID_MESSAGE, "\"" + title(item) + "\" is of a wrong type.");
    }

    private static String title(Item item) {
        return item.knownTag().map(Word::title).orElse("an unknown field");
    }
}
