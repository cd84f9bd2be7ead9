package org.claviger.server.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.claviger.server.rest.PlainJson.NotPlainException;
import org.jspecify.annotations.Nullable;

/**
 * How a type looks in JSON: as {@link org.claviger.api.ApiJson} has it, for the few types that hot requests are made of. It
 * reads only what is plain, and leaves the rest to JSON-B; what it reads and writes is what JSON-B would.
 */
interface JsonForm {
    /** Reads a value; it is null where the JSON says so. */
    @Nullable Object read(PlainJson in) throws NotPlainException;

    /** Writes a value, which isn't null. */
    void write(Object value, JsonText out);

    /**
     * The form of a type.
     *
     * @throws IllegalArgumentException if this knows none
     */
    static JsonForm of(Type type) {
        if (type == String.class) {
            return new Leaf(PlainJson::text, (value, out) -> out.text((String) value), true);
        }
        if (type == UUID.class) {
            return new Leaf(JsonForm::readUuid, (value, out) -> out.text(value.toString()), true);
        }
        if (type == byte[].class) {
            return new Leaf(PlainJson::bytes, (value, out) -> out.base64((byte[]) value), true);
        }
        if (type == int.class || type == Integer.class) {
            return new Leaf(JsonForm::readInt, (value, out) -> out.mark(value.toString()), type == Integer.class);
        }
        if (type == long.class || type == Long.class) {
            return new Leaf(PlainJson::number, (value, out) -> out.mark(value.toString()), type == Long.class);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Leaf(PlainJson::bool, (value, out) -> out.mark(value.toString()), type == Boolean.class);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new ListForm(of(list.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> other && other.isRecord() && isPlain(other)) {
            return new RecordForm(other);
        }
        if (type instanceof Class<?> other && other.isEnum() && isPlain(other)) {
            return new Leaf(in -> readConstant(in, other), (value, out) -> out.text(((Enum<?>) value).name()), true);
        }
        throw new IllegalArgumentException("A hot request can't be made of " + type.getTypeName() + ".");
    }

    /** What JSON-B is told by annotations is not known here. */
    private static boolean isPlain(Class<?> type) {
        return Stream.of(Stream.of(type), Stream.of(type.getDeclaredFields()), Stream.of(type.getDeclaredMethods()))
                .flatMap(each -> each)
                .map(AnnotatedElement.class::cast)
                .flatMap(each -> Stream.of(each.getAnnotations()))
                .map(Annotation::annotationType)
                .noneMatch(each -> each.getName().startsWith("jakarta.json.bind"));
    }

    private static UUID readUuid(PlainJson in) throws NotPlainException {
        try {
            return UUID.fromString(in.text());
        } catch (IllegalArgumentException e) {
            throw new NotPlainException();
        }
    }

    private static Integer readInt(PlainJson in) throws NotPlainException {
        long number = in.number();
        if (number != (int) number) {
            throw new NotPlainException();
        }
        return (int) number;
    }

    private static Object readConstant(PlainJson in, Class<?> type) throws NotPlainException {
        String name = in.text();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new NotPlainException();
    }

    /** Reads a value that isn't null. */
    @FunctionalInterface
    interface Reading {
        Object read(PlainJson in) throws NotPlainException;
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Writing {
        void write(Object value, JsonText out);
    }

    /** A value that has no parts. */
    record Leaf(Reading reading, Writing writing, boolean nullable) implements JsonForm {
        @Override
        public @Nullable Object read(PlainJson in) throws NotPlainException {
            return nullable && in.acceptNull() ? null : reading.read(in);
        }

        @Override
        public void write(Object value, JsonText out) {
            writing.write(value, out);
        }
    }

    /** An array, of one kind of values. */
    record ListForm(JsonForm each) implements JsonForm {
        @Override
        public @Nullable Object read(PlainJson in) throws NotPlainException {
            if (in.acceptNull()) {
                return null;
            }
            in.expect('[');
            List<@Nullable Object> values = new ArrayList<>();
            if (in.accept(']')) {
                return values;
            }
            do {
                values.add(each.read(in));
            } while (in.accept(','));
            in.expect(']');
            return values;
        }

        @Override
        public void write(Object value, JsonText out) {
            String before = "[";
            for (Object one : (List<?>) value) {
                each.write(one, out.mark(before));
                before = ",";
            }
            out.mark(before.equals("[") ? "[]" : "]");
        }
    }
}
