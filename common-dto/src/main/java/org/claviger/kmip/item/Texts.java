package org.claviger.kmip.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/** How XML and JSON say numbers, bytes and times. */
final class Texts {
    /** What ISO 8601 says with four digits of a year; other times are numbers. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int DIGITS = 16;
    private static final long MICROS = 1_000_000;

    private Texts() {}

    /** A value of an item that is no structure; a mask is its words, with a space between. */
    static Value value(int tagOfWords, ItemType type, String text) throws DecodingException {
        return switch (type) {
            case STRUCTURE -> throw new DecodingException("A structure has no value.");
            case INTEGER -> new Value.Int(integer(tagOfWords, text));
            case LONG_INTEGER -> new Value.LongInt(longInteger(text));
            case BIG_INTEGER -> bigInteger(text);
            case ENUMERATION -> new Value.Enumerated(Words.enumerated(tagOfWords, text));
            case BOOLEAN -> new Value.Bool(bool(text));
            case TEXT_STRING -> new Value.Text(text);
            case BYTE_STRING -> new Value.Bytes(bytes(text));
            case DATE_TIME -> new Value.DateTime(dateTime(text));
            case INTERVAL -> new Value.Interval(unsigned(text));
            case DATE_TIME_EXTENDED -> new Value.DateTimeExtended(dateTimeExtended(text));
        };
    }

    private static int integer(int tagOfWords, String text) throws DecodingException {
        boolean isNumber = text.isEmpty() || text.charAt(0) == '-' || Character.isDigit(text.charAt(0));
        return !isNumber && Words.isMask(tagOfWords) ? Words.mask(tagOfWords, List.of(text.split(" "))) : integer(text);
    }

    /** A number in decimal, or in hexadecimal after {@code 0x}, of 32 bits with or without a sign. */
    static int integer(String text) throws DecodingException {
        if (Words.isHex(text)) {
            return (int) Words.hex(text, Integer.BYTES * 2);
        }
        long number = longInteger(text);
        if (number != (int) number) {
            throw new DecodingException("A number has more than 32 bits.");
        }
        return (int) number;
    }

    static int unsigned(String text) throws DecodingException {
        long number = Words.isHex(text) ? Words.hex(text, Integer.BYTES * 2) : longInteger(text);
        if (number >>> Integer.SIZE != 0) {
            throw new DecodingException("An Interval is not a number of 32 bits.");
        }
        return (int) number;
    }

    static long longInteger(String text) throws DecodingException {
        if (Words.isHex(text)) {
            return Words.hex(text, DIGITS);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DecodingException("A number is none.", e);
        }
    }

    static byte[] bytes(String hex) throws DecodingException {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new DecodingException("Bytes are not hexadecimal.", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static Value.BigInt bigInteger(String hex) throws DecodingException {
        byte[] bytes = bytes(Words.isHex(hex) ? hex.substring(2) : hex);
        if (!ItemType.BIG_INTEGER.has(bytes.length)) {
            throw new DecodingException("A Big Integer has not a multiple of 8 bytes.");
        }
        return new Value.BigInt(bytes);
    }

    static boolean bool(String text) throws DecodingException {
        return switch (text) {
            case "true", "1", "0x0000000000000001" -> true;
            case "false", "0", "0x0000000000000000" -> false;
            default -> throw new DecodingException("A Boolean is neither true nor false.");
        };
    }

    static String dateTime(long seconds) {
        return isShort(seconds) ? Instant.ofEpochSecond(seconds).toString() : Words.hex(seconds, DIGITS);
    }

    static long dateTime(String text) throws DecodingException {
        return Words.isHex(text) ? Words.hex(text, DIGITS) : instant(text).getEpochSecond();
    }

    static String dateTimeExtended(long micros) {
        return isShort(Math.floorDiv(micros, MICROS))
                ? DateTimeFormatter.ISO_INSTANT.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                : Words.hex(micros, DIGITS);
    }

    static long dateTimeExtended(String text) throws DecodingException {
        return Words.isHex(text) ? Words.hex(text, DIGITS) : ChronoUnit.MICROS.between(Instant.EPOCH, instant(text));
    }

    private static boolean isShort(long seconds) {
        return seconds >= FIRST.getEpochSecond() && seconds <= LAST.getEpochSecond();
    }

    private static Instant instant(String text) throws DecodingException {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(FIRST) || instant.isAfter(LAST.plusSeconds(1))) {
                throw new DecodingException("A time is outside of what ISO 8601 has.");
            }
            return instant;
        } catch (DateTimeException e) {
            throw new DecodingException("A time is not as ISO 8601 has it.", e);
        }
    }
}
