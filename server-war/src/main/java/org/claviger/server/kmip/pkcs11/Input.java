package org.claviger.server.kmip.pkcs11;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.claviger.kmip.word.ResultReason;
import org.claviger.server.kmip.Failure;

/**
 * The parameters of a function, in their order (KMIP Profiles 2.1, section 5.18.1): CK_ULONG has 8 bytes, counts and lengths
 * have 4 and stand before what they count, the first byte is the most significant.
 */
final class Input {
    /** Attributes of a template. */
    private static final int MOST_ATTRIBUTES = 64;

    private final ByteBuffer buffer;

    Input(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes);
    }

    /** A buffer that the caller has for what is returned. */
    record Room(boolean isThere, int length) {}

    int left() {
        return buffer.remaining();
    }

    long number() {
        return left() < Long.BYTES ? bad() : buffer.getLong();
    }

    boolean flag() {
        return left() < 1 ? bad() != 0 : buffer.get() != 0;
    }

    int count() {
        int count = left() < Integer.BYTES ? bad() : buffer.getInt();
        return count < 0 ? bad() : count;
    }

    /** A count that stands alone, which some write as any other CK_ULONG. */
    int lastCount() {
        if (left() != Long.BYTES) {
            return count();
        }
        long count = number();
        return (int) Math.min(Integer.MAX_VALUE, count < 0 ? Integer.MAX_VALUE : count);
    }

    byte[] bytes(int length) {
        if (length > left()) {
            bad();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** Those that stand behind their count. */
    byte[] bytes() {
        return bytes(count());
    }

    Room room() {
        return new Room(flag(), count());
    }

    /** A mechanism, and its parameter as it came. */
    RawMechanism mechanism() {
        long type = number();
        return new RawMechanism(type, flag() ? bytes() : new byte[0]);
    }

    Template template() {
        int count = count();
        if (count > MOST_ATTRIBUTES) {
            bad();
        }
        Template template = new Template();
        for (int i = 0; i < count; i++) {
            template.add(attribute());
        }
        return template;
    }

    /** Its type, whether its value and its length are there, the length of an array, the value. */
    private Template.Entry attribute() {
        long code = number();
        AttributeType type = AttributeType.of(code);
        boolean hasValue = flag();
        boolean hasLength = flag();
        int length = hasLength && type.isArray() ? count() : hasLength ? 1 : 0;
        return new Template.Entry(code, type, hasLength, length, hasValue ? bytes(type.bytes(length)) : null);
    }

    /** Nothing may be left. */
    void end() {
        if (buffer.hasRemaining()) {
            bad();
        }
    }

    private static int bad() {
        throw new Failure(
                ResultReason.PKCS_11_CODEC_ERROR,
                "The PKCS#11 Input Parameters are not those of the function, as the PKCS#11 profile writes them.",
                new BufferUnderflowException());
    }

    /** As it came. */
    record RawMechanism(long type, byte[] parameter) {}
}
