package org.claviger.server.rest;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.server.rest.JsonInput.UnexpectedException;
import org.jspecify.annotations.Nullable;

/**
 * How a type looks in JSON: as {@link org.claviger.api.ApiJson} has it, for the few types that hot requests and batches are made
 * of. A form is made once for a type. It reads only what it expects, and leaves the rest to JSON-B; what it reads and writes is
 * what JSON-B would.
 */
interface JsonForm {
    /** Reads the value that begins with the current token; it is null where the JSON says so. */
    @Nullable Object read(JsonInput in) throws IOException;

    /** Writes a value, which isn't null. */
    void write(Object value, JsonGenerator out) throws IOException;

    /**
     * The form of a type.
     *
     * @throws IllegalArgumentException if this knows none
     */
    static JsonForm of(Type type) {
        if (type == String.class) {
            return new Leaf(JsonInput::text, (value, out) -> writeText((String) value, out), true);
        }
        if (type == UUID.class) {
            return new Leaf(JsonForm::readUuid, (value, out) -> out.writeString(value.toString()), true);
        }
        if (type == byte[].class) {
            return new Leaf(JsonInput::bytes, (value, out) -> writeBytes((byte[]) value, out), true);
        }
        if (type == int.class || type == Integer.class) {
            return new Leaf(
                    JsonInput::smallNumber, (value, out) -> out.writeNumber((Integer) value), type == Integer.class);
        }
        if (type == long.class || type == Long.class) {
            return new Leaf(JsonInput::number, (value, out) -> out.writeNumber((Long) value), type == Long.class);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Leaf(JsonInput::truth, (value, out) -> out.writeBoolean((Boolean) value), type == Boolean.class);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new ListForm(of(list.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> other && other.isRecord() && isPlain(other)) {
            return new RecordForm<>(other);
        }
        if (type instanceof Class<?> other && other.isEnum() && isPlain(other)) {
            return ofEnum(other);
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

    private static UUID readUuid(JsonInput in) throws IOException {
        try {
            return UUID.fromString(in.text());
        } catch (IllegalArgumentException e) {
            throw new UnexpectedException();
        }
    }

    private static JsonForm ofEnum(Class<?> type) {
        Map<String, Object> byName = Stream.of(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(constant -> ((Enum<?>) constant).name(), Function.identity()));
        return new Leaf(
                in -> {
                    Object constant = byName.get(in.text());
                    if (constant == null) {
                        throw new UnexpectedException();
                    }
                    return constant;
                },
                (value, out) -> out.writeString(((Enum<?>) value).name()),
                true);
    }

    /** Half of a surrogate pair becomes a question mark, where the generator would give up. */
    private static void writeText(String text, JsonGenerator out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeUTF8String(utf8, 0, utf8.length);
    }

    private static void writeBytes(byte[] bytes, JsonGenerator out) throws IOException {
        out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, bytes, 0, bytes.length);
    }

    /** Reads a value that isn't null. */
    @FunctionalInterface
    interface Reading {
        Object read(JsonInput in) throws IOException;
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Writing {
        void write(Object value, JsonGenerator out) throws IOException;
    }

    /** A value that has no parts. */
    record Leaf(Reading reading, Writing writing, boolean nullable) implements JsonForm {
        @Override
        public @Nullable Object read(JsonInput in) throws IOException {
            return nullable && in.is(JsonToken.VALUE_NULL) ? null : reading.read(in);
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            writing.write(value, out);
        }
    }

    /** An array, of one kind of values. */
    record ListForm(JsonForm each) implements JsonForm {
        @Override
        public @Nullable Object read(JsonInput in) throws IOException {
            if (in.is(JsonToken.VALUE_NULL)) {
                return null;
            }
            in.expect(JsonToken.START_ARRAY);
            List<@Nullable Object> values = new ArrayList<>();
            for (in.next(); !in.is(JsonToken.END_ARRAY); in.next()) {
                values.add(each.read(in));
            }
            return values;
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (Object one : (List<?>) value) {
                each.write(one, out);
            }
            out.writeEndArray();
        }
    }
}
