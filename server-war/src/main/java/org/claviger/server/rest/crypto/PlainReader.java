package org.claviger.server.rest.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain case of a request, a flat JSON object of members that its record has, at a fifth of what the JSON library
 * takes (docs/adr/0027). Whatever is not plain, such as an escaped character, a number that is no digit alone, an unknown or a
 * repeated member, is left to that: it reads it, or says what is wrong.
 */
final class PlainReader<Q> {
    private final Class<Q> type;
    private final RecordComponent[] components;
    private final byte[][] names;
    private final Constructor<Q> constructor;

    /**
     * For a record.
     *
     * @param type its members are bytes, texts, ids, numbers, constants and truth values
     */
    PlainReader(Class<Q> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.names = Arrays.stream(components)
                .map(component -> component.getName().getBytes(ISO_8859_1))
                .toArray(byte[][]::new);
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is no record.", e);
        }
    }

    /** The request; empty if it is not plain. */
    Optional<Q> read(byte[] json, int start, int end) {
        Object[] values = new Object[components.length];
        PlainTokens in = new PlainTokens(json, start, end);
        try {
            in.take('{');
            if (!in.takes('}')) {
                do {
                    int member = member(in);
                    if (values[member] != null) {
                        return Optional.empty();
                    }
                    values[member] = value(in, components[member].getType());
                } while (in.takes(','));
                in.take('}');
            }
            return in.isAtEnd() ? Optional.of(constructor.newInstance(values)) : Optional.empty();
        } catch (PlainTokens.NotPlainException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A " + type.getSimpleName() + " could not be made.", e);
        }
    }

    private int member(PlainTokens in) throws PlainTokens.NotPlainException {
        ByteBuffer name = in.text();
        in.take(':');
        for (int i = 0; i < names.length; i++) {
            if (name.equals(ByteBuffer.wrap(names[i]))) {
                return i;
            }
        }
        throw new PlainTokens.NotPlainException();
    }

    private static @Nullable Object value(PlainTokens in, Class<?> type) throws PlainTokens.NotPlainException {
        if (type == Integer.class) {
            return in.number();
        }
        if (type == Boolean.class) {
            return in.truth();
        }
        ByteBuffer text = in.text();
        if (type == byte[].class) {
            return bytes(text);
        }
        String ascii = ISO_8859_1.decode(text).toString();
        if (type == String.class) {
            return ascii;
        }
        if (type == UUID.class && ascii.length() == 36) {
            return UUID.fromString(ascii);
        }
        return constant(type, ascii);
    }

    private static byte[] bytes(ByteBuffer base64) {
        ByteBuffer decoded = Base64.getDecoder().decode(base64);
        byte[] bytes = new byte[decoded.remaining()];
        decoded.get(bytes);
        return bytes;
    }

    private static Object constant(Class<?> type, String name) throws PlainTokens.NotPlainException {
        for (Object each : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
            if (each.toString().equals(name)) {
                return each;
            }
        }
        throw new PlainTokens.NotPlainException();
    }
}
