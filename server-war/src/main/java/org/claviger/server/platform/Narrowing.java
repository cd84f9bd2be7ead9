package org.claviger.server.platform;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may narrow a list by, beside the text that is sought in all names. The JPQL is ours; what the caller says only
 * chooses among conditions or is a parameter.
 *
 * @param name the query parameter
 * @param condition makes one of the parameter's value
 */
public record Narrowing(String name, Function<String, Condition> condition) {
    /** Those that have a text in this member, whatever its case. */
    public static Narrowing text(String name, String jpql) {
        return new Narrowing(
                name, text -> new Condition("LOWER(" + jpql + ") LIKE %s ESCAPE '\\'", NamePattern.containing(text)));
    }

    /** Those of that instant or later. */
    public static Narrowing from(String name, String jpql) {
        return new Narrowing(name, time -> new Condition(jpql + " >= %s", instant(time)));
    }

    /** Those before an instant. */
    public static Narrowing to(String name, String jpql) {
        return new Narrowing(name, time -> new Condition(jpql + " < %s", instant(time)));
    }

    /** Those that have this value. */
    public static <E extends Enum<E>> Narrowing value(String name, Class<E> values, String jpql) {
        Map<String, E> known = Stream.of(values.getEnumConstants()).collect(Collectors.toMap(Enum::name, each -> each));
        return new Narrowing(name, value -> new Condition(jpql + " = %s", oneOf(name, known, value)));
    }

    /** Those that are one of several things, each with its condition. */
    public static Narrowing choice(String name, Map<String, String> conditions) {
        return new Narrowing(name, value -> new Condition(oneOf(name, conditions, value), null));
    }

    private static <V> V oneOf(String name, Map<String, V> known, String value) {
        V found = known.get(value);
        if (found == null) {
            String values = known.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new RefusedException(ErrorCode.INVALID_REQUEST, name + " is one of " + values + ".");
        }
        return found;
    }

    /** The time that a parameter says; refuses what is none. */
    public static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, "Times are in UTC, such as 2026-11-25T12:00:00Z.", e);
        }
    }

    /**
     * A condition on {@code e}.
     *
     * @param jpql with {@code %s} where the value goes
     * @param value absent if there is none
     */
    public record Condition(String jpql, @Nullable Object value) {}
}
