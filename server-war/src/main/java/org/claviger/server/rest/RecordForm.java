package org.claviger.server.rest;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claviger.server.rest.PlainJson.NotPlainException;
import org.jspecify.annotations.Nullable;

/** The JSON object of a record. Members may come in any order, and are written by name; what is null is left out. */
final class RecordForm implements JsonForm {
    private final Constructor<?> constructor;
    private final byte[][] names;
    private final List<JsonForm> forms;
    private final List<Class<?>> types;
    private final List<Written> written;

    RecordForm(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        types = Stream.of(components).<Class<?>>map(RecordComponent::getType).toList();
        names = Stream.of(components)
                .map(component -> component.getName().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        forms = Stream.of(components)
                .map(component -> JsonForm.of(component.getGenericType()))
                .toList();
        written = IntStream.range(0, components.length)
                .mapToObj(i -> new Written(components[i].getName(), components[i].getAccessor(), forms.get(i)))
                .sorted(Comparator.comparing(Written::name))
                .toList();
        try {
            constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A member as it is written: its name with quotes and colon comes first. */
    private record Written(String name, Method accessor, JsonForm form, byte[] opening) {
        Written(String name, Method accessor, JsonForm form) {
            this(name, accessor, form, ("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        }

        @Nullable Object of(Object value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public @Nullable Object read(PlainJson in) throws NotPlainException {
        if (in.acceptNull()) {
            return null;
        }
        in.expect('{');
        @Nullable Object[] values = new Object[names.length];
        boolean[] found = new boolean[names.length];
        if (!in.accept('}')) {
            do {
                int member = in.member(names);
                if (found[member]) {
                    throw new NotPlainException();
                }
                found[member] = true;
                values[member] = forms.get(member).read(in);
            } while (in.accept(','));
            in.expect('}');
        }
        return make(values);
    }

    /** What the record itself refuses, or a number that is missing, is left to who knows how to tell it. */
    private Object make(@Nullable Object[] values) throws NotPlainException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && types.get(i).isPrimitive()) {
                throw new NotPlainException();
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new NotPlainException();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(Object value, JsonText out) {
        String before = "{";
        for (Written member : written) {
            Object part = member.of(value);
            if (part != null) {
                member.form.write(part, out.mark(before).written(member.opening));
                before = ",";
            }
        }
        out.mark(before.equals("{") ? "{}" : "}");
    }
}
