package org.claviger.server.rest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads JSON (RFC 8259) of the plainest form, from front to back: strings of ASCII without escapes, whole numbers. What is
 * not of that form may be good JSON all the same; then it is {@link NotPlainException}, and somebody else has to read it.
 */
final class PlainJson {
    private static final int LONGEST_NUMBER = 18;

    private final byte[] json;
    private int at;

    /** Where the text lies that was found last. */
    private int start;

    private int end;

    PlainJson(byte[] json) {
        this.json = json;
    }

    /** Says that the text needs a reader that knows more. It is an answer rather than a fault, and has no stack trace. */
    static final class NotPlainException extends Exception {
        private static final long serialVersionUID = 1L;

        NotPlainException() {
            super(null, null, false, false);
        }
    }

    /** Passes a mark, such as a brace. */
    void expect(char mark) throws NotPlainException {
        if (!accept(mark)) {
            throw new NotPlainException();
        }
    }

    /** Passes a mark if it comes next. */
    boolean accept(char mark) {
        skipSpace();
        boolean next = at < json.length && json[at] == mark;
        at += next ? 1 : 0;
        return next;
    }

    /** Passes {@code null} if that comes next. */
    boolean acceptNull() {
        return acceptWord("null");
    }

    /** Passes {@code true} or {@code false}. */
    boolean bool() throws NotPlainException {
        if (acceptWord("true")) {
            return true;
        }
        if (acceptWord("false")) {
            return false;
        }
        throw new NotPlainException();
    }

    /** Passes a string. */
    String text() throws NotPlainException {
        findText();
        return new String(json, start, end - start, StandardCharsets.US_ASCII);
    }

    /** Passes a string of Base64 (RFC 4648 section 4). */
    byte[] bytes() throws NotPlainException {
        findText();
        byte[] base64 = Arrays.copyOfRange(json, start, end);
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new NotPlainException();
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    /** Passes the name of a member and its colon. Returns which of some names it is. */
    int member(byte[][] names) throws NotPlainException {
        findText();
        expect(':');
        for (int i = 0; i < names.length; i++) {
            if (Arrays.equals(json, start, end, names[i], 0, names[i].length)) {
                return i;
            }
        }
        throw new NotPlainException();
    }

    /** Passes a whole number of at most 18 digits. */
    long number() throws NotPlainException {
        boolean negative = accept('-');
        int first = at;
        long number = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9' && at - first < LONGEST_NUMBER) {
            number = 10 * number + (json[at++] - '0');
        }
        boolean none = at == first;
        boolean padded = at - first > 1 && json[first] == '0';
        boolean goesOn = at < json.length && ".eE0123456789".indexOf(json[at]) >= 0;
        if (none || padded || goesOn) {
            throw new NotPlainException();
        }
        return negative ? -number : number;
    }

    /** Behind the last value there is nothing but space. */
    void expectEnd() throws NotPlainException {
        skipSpace();
        if (at != json.length) {
            throw new NotPlainException();
        }
    }

    private void findText() throws NotPlainException {
        expect('"');
        start = at;
        while (at < json.length && json[at] != '"') {
            // Neither escapes nor control characters, nor what takes more than a byte.
            if (json[at] < ' ' || json[at] == '\\') {
                throw new NotPlainException();
            }
            at++;
        }
        end = at;
        expect('"');
    }

    private boolean acceptWord(String word) {
        skipSpace();
        boolean next = at + word.length() <= json.length
                && word.equals(new String(json, at, word.length(), StandardCharsets.ISO_8859_1));
        at += next ? word.length() : 0;
        return next;
    }

    private void skipSpace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }
}
