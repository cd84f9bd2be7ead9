package org.claviger.server.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Goes through JSON, token by token, for a {@link JsonForm}. What the form doesn't expect may be good JSON all the same; then it
 * is {@link UnexpectedException}, and somebody else has to read it.
 */
final class JsonInput implements AutoCloseable {
    private final byte[] json;
    private final int start;
    private final int end;
    private final JsonParser parser;

    /** Begins at the first token. */
    JsonInput(byte[] json, int start, int end) throws IOException {
        expectAscii(json, start, end);
        this.json = json;
        this.start = start;
        this.end = end;
        this.parser = JsonStreams.parser(json, start, end);
        parser.nextToken();
    }

    /** Says that the JSON needs a reader that knows more. It is an answer rather than a fault, and has no stack trace. */
    static final class UnexpectedException extends IOException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** The parser takes UTF-8 that is longer than it has to be for what it isn't, so all but ASCII is left to others. */
    private static void expectAscii(byte[] json, int start, int end) throws UnexpectedException {
        int all = 0;
        for (int i = start; i < end; i++) {
            all |= json[i];
        }
        if (all < 0) {
            throw new UnexpectedException();
        }
    }

    boolean is(JsonToken token) {
        return parser.currentToken() == token;
    }

    void expect(JsonToken token) throws UnexpectedException {
        if (!is(token)) {
            throw new UnexpectedException();
        }
    }

    void next() throws IOException {
        parser.nextToken();
    }

    /** The name of the next member, or null if there is none. */
    @Nullable String nextName() throws IOException {
        return parser.nextFieldName();
    }

    /** Behind the last token there is nothing but space. */
    void expectEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw new UnexpectedException();
        }
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    /** A string of Base64 (RFC 4648 section 4), taken from where it lies: the parser's text would be another copy of it. */
    byte[] bytes() throws IOException {
        expect(JsonToken.VALUE_STRING);
        int first = start + Math.toIntExact(parser.currentTokenLocation().getByteOffset()) + 1;
        int last = first;
        while (last < end && json[last] != '"') {
            last++;
        }
        byte[] base64 = Arrays.copyOfRange(json, first, last);
        try {
            // Nothing that is escaped, not even the quotation mark, is Base64.
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedException();
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    /** A whole number. */
    long number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    /** A whole number of 32 bits. */
    int smallNumber() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return parser.getIntValue();
    }

    boolean truth() throws IOException {
        boolean truth = is(JsonToken.VALUE_TRUE);
        if (!truth) {
            expect(JsonToken.VALUE_FALSE);
        }
        return truth;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
