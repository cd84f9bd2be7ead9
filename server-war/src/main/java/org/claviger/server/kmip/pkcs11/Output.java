package org.claviger.server.kmip.pkcs11;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a function returns beside its code, written as {@link Input} reads. */
final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output number(long number) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    Output flag(boolean flag) {
        bytes.write(flag ? 1 : 0);
        return this;
    }

    Output count(int count) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
        return this;
    }

    Output raw(byte... value) {
        bytes.writeBytes(value);
        return this;
    }

    /** Text of a fixed length, padded with spaces. */
    Output text(String text, int length) {
        byte[] padded = new byte[length];
        Arrays.fill(padded, (byte) ' ');
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, padded, 0, Math.min(utf8.length, length));
        return raw(padded);
    }

    void clear() {
        bytes.reset();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
