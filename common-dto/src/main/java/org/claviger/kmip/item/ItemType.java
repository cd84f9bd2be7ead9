package org.claviger.kmip.item;

import java.util.Arrays;
import java.util.Optional;

/** The type of an item (KMIP 2.1 section 10.1.2), in the order of their codes. */
public enum ItemType {
    STRUCTURE(1, "Structure", ItemType.ANY),
    INTEGER(2, "Integer", Integer.BYTES),
    LONG_INTEGER(3, "LongInteger", Long.BYTES),
    BIG_INTEGER(4, "BigInteger", ItemType.ANY),
    ENUMERATION(5, "Enumeration", Integer.BYTES),
    BOOLEAN(6, "Boolean", Long.BYTES),
    TEXT_STRING(7, "TextString", ItemType.ANY),
    BYTE_STRING(8, "ByteString", ItemType.ANY),
    DATE_TIME(9, "DateTime", Long.BYTES),
    INTERVAL(10, "Interval", Integer.BYTES),
    DATE_TIME_EXTENDED(11, "DateTimeExtended", Long.BYTES);

    private static final int ANY = -1;
    private static final ItemType[] ALL = values();

    private final int code;
    private final String title;
    private final int length;

    ItemType(int code, String title, int length) {
        this.code = code;
        this.title = title;
        this.length = length;
    }

    /** The byte that stands for it in TTLV. */
    public int code() {
        return code;
    }

    /** Its name in XML and JSON. */
    public String title() {
        return title;
    }

    /** True if a value of this type may have so many bytes in TTLV, padding not counted. */
    boolean has(int bytes) {
        return switch (this) {
            case STRUCTURE -> bytes % Long.BYTES == 0;
            case BIG_INTEGER -> bytes > 0 && bytes % Long.BYTES == 0;
            default -> length == ANY || length == bytes;
        };
    }

    /** The type with this code; empty if there is none. */
    static Optional<ItemType> coded(int code) {
        return code >= 1 && code <= ALL.length ? Optional.of(ALL[code - 1]) : Optional.empty();
    }

    /** The type of this name in XML and JSON; empty if there is none. */
    static Optional<ItemType> named(String title) {
        return Arrays.stream(values()).filter(type -> type.title.equals(title)).findAny();
    }
}
