package org.claviger.server.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claviger.server.rest.JsonInput.UnexpectedException;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a record. Members may come in any order, and are written by name; what is null is left out.
 *
 * @param <R> the record
 */
public final class RecordForm<R> implements JsonForm {
    private final Class<R> type;
    private final Constructor<R> constructor;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<JsonForm> forms;
    private final List<Class<?>> types;
    private final List<Written> written;

    /**
     * For a record.
     *
     * @throws IllegalArgumentException if a member is of a type that {@link JsonForm} doesn't know
     */
    public RecordForm(Class<R> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        types = Stream.of(components).<Class<?>>map(RecordComponent::getType).toList();
        forms = Stream.of(components)
                .map(component -> JsonForm.of(component.getGenericType()))
                .toList();
        for (RecordComponent component : components) {
            places.put(component.getName(), places.size());
        }
        written = IntStream.range(0, components.length)
                .mapToObj(i -> new Written(
                        new SerializedString(components[i].getName()), components[i].getAccessor(), forms.get(i)))
                .sorted(Comparator.comparing(member -> member.name().getValue()))
                .toList();
        try {
            constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A member as it is written. */
    private record Written(SerializableString name, Method accessor, JsonForm form) {
        @Nullable Object of(Object value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Reads a record that is all there is from one byte of JSON to another.
     *
     * @param end of its last byte the next
     * @return empty if JSON-B has to read it, or to say what is wrong with it
     */
    public Optional<R> read(byte[] json, int start, int end) {
        try (JsonInput in = new JsonInput(json, start, end)) {
            Optional<R> value = Optional.ofNullable(type.cast(read(in)));
            in.expectEnd();
            return value;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable Object read(JsonInput in) throws IOException {
        if (in.is(JsonToken.VALUE_NULL)) {
            return null;
        }
        in.expect(JsonToken.START_OBJECT);
        @Nullable Object[] values = new Object[forms.size()];
        boolean[] found = new boolean[values.length];
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            Integer place = places.get(name);
            if (place == null || found[place]) {
                throw new UnexpectedException();
            }
            found[place] = true;
            in.next();
            values[place] = forms.get(place).read(in);
        }
        return make(values);
    }

    /** What the record itself refuses, or a number that is missing, is left to who knows how to tell it. */
    private Object make(@Nullable Object[] values) throws UnexpectedException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && types.get(i).isPrimitive()) {
                throw new UnexpectedException();
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new UnexpectedException();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Written member : written) {
            Object part = member.of(value);
            if (part != null) {
                out.writeFieldName(member.name());
                member.form().write(part, out);
            }
        }
        out.writeEndObject();
    }
}
