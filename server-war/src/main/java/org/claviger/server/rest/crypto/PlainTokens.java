package org.claviger.server.rest.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Tokens of JSON that holds nothing but ASCII, and nothing escaped. */
final class PlainTokens {
    private static final int MOST_DIGITS = 9;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final int end;
    private int position;

    PlainTokens(byte[] json, int start, int end) {
        this.json = json;
        this.position = start;
        this.end = end;
    }

    /** True if nothing but space is left. */
    boolean isAtEnd() {
        skipSpace();
        return position == end;
    }

    void take(char expected) throws NotPlainException {
        if (!takes(expected)) {
            throw new NotPlainException();
        }
    }

    boolean takes(char expected) throws NotPlainException {
        skipSpace();
        boolean found = peek() == expected;
        position += found ? 1 : 0;
        return found;
    }

    /** What is between quotation marks. */
    ByteBuffer text() throws NotPlainException {
        take('"');
        int start = position;
        for (byte next = peek(); next != '"'; next = peek()) {
            if (next < ' ' || next == '\\') {
                throw new NotPlainException();
            }
            position++;
        }
        return ByteBuffer.wrap(json, start, position++ - start).slice();
    }

    /** Digits: not negative, no fraction, no leading zero. */
    int number() throws NotPlainException {
        skipSpace();
        int start = position;
        int number = 0;
        for (byte next = peek(); next >= '0' && next <= '9'; next = peek()) {
            number = number * 10 + (next - '0');
            position++;
        }
        boolean plain = position > start
                && position - start <= MOST_DIGITS
                && (json[start] != '0' || position - start == 1)
                && ",} \t\r\n".indexOf(peek()) >= 0;
        if (!plain) {
            throw new NotPlainException();
        }
        return number;
    }

    boolean truth() throws NotPlainException {
        skipSpace();
        boolean truth = peek() == 't';
        for (byte each : truth ? TRUE : FALSE) {
            if (peek() != each) {
                throw new NotPlainException();
            }
            position++;
        }
        return truth;
    }

    private void skipSpace() {
        while (position < end
                && (json[position] == ' '
                        || json[position] == '\n'
                        || json[position] == '\r'
                        || json[position] == '\t')) {
            position++;
        }
    }

    private byte peek() throws NotPlainException {
        if (position >= end) {
            throw new NotPlainException();
        }
        return json[position];
    }

    /** Something isn't plain; what, somebody else finds out. */
    static final class NotPlainException extends Exception {

        private static final long serialVersionUID = 1;

        NotPlainException() {
            super("not plain", null, false, false);
        }
    }
}
