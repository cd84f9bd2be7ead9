package org.claviger.server.kmip.pkcs11;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Attributes of PKCS#11 3.0 that are known here; any other is taken for bytes. */
enum AttributeType {
    CLASS(0x00, Kind.NUMBER),
    TOKEN(0x01, Kind.FLAG),
    PRIVATE(0x02, Kind.FLAG),
    LABEL(0x03, Kind.BYTES),
    UNIQUE_ID(0x04, Kind.BYTES),
    VALUE(0x11, Kind.BYTES),
    CERTIFICATE_TYPE(0x80, Kind.NUMBER),
    ISSUER(0x81, Kind.BYTES),
    SERIAL_NUMBER(0x82, Kind.BYTES),
    KEY_TYPE(0x100, Kind.NUMBER),
    SUBJECT(0x101, Kind.BYTES),
    ID(0x102, Kind.BYTES),
    SENSITIVE(0x103, Kind.FLAG),
    ENCRYPT(0x104, Kind.FLAG),
    DECRYPT(0x105, Kind.FLAG),
    WRAP(0x106, Kind.FLAG),
    UNWRAP(0x107, Kind.FLAG),
    SIGN(0x108, Kind.FLAG),
    SIGN_RECOVER(0x109, Kind.FLAG),
    VERIFY(0x10a, Kind.FLAG),
    VERIFY_RECOVER(0x10b, Kind.FLAG),
    DERIVE(0x10c, Kind.FLAG),
    START_DATE(0x110, Kind.DATE),
    END_DATE(0x111, Kind.DATE),
    MODULUS(0x120, Kind.BYTES),
    MODULUS_BITS(0x121, Kind.NUMBER),
    PUBLIC_EXPONENT(0x122, Kind.BYTES),
    PUBLIC_KEY_INFO(0x129, Kind.BYTES),
    VALUE_LEN(0x161, Kind.NUMBER),
    EXTRACTABLE(0x162, Kind.FLAG),
    LOCAL(0x163, Kind.FLAG),
    NEVER_EXTRACTABLE(0x164, Kind.FLAG),
    ALWAYS_SENSITIVE(0x165, Kind.FLAG),
    KEY_GEN_MECHANISM(0x166, Kind.NUMBER),
    MODIFIABLE(0x170, Kind.FLAG),
    COPYABLE(0x171, Kind.FLAG),
    DESTROYABLE(0x172, Kind.FLAG),
    EC_PARAMS(0x180, Kind.BYTES),
    EC_POINT(0x181, Kind.BYTES),
    ALWAYS_AUTHENTICATE(0x202, Kind.FLAG),
    WRAP_WITH_TRUSTED(0x210, Kind.FLAG),
    UNKNOWN(-1, Kind.BYTES);

    private static final Map<Long, AttributeType> ALL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AttributeType::code, Function.identity()));

    private final long code;
    private final Kind kind;

    AttributeType(long code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    private enum Kind {
        FLAG(1),
        NUMBER(Long.BYTES),
        DATE(8),
        BYTES(1);

        private final int length;

        Kind(int length) {
            this.length = length;
        }
    }

    static AttributeType of(long code) {
        return ALL.getOrDefault(code, UNKNOWN);
    }

    long code() {
        return code;
    }

    /** True if its count stands before it. */
    boolean isArray() {
        return kind == Kind.BYTES;
    }

    /** Bytes of a value of so many elements. */
    int bytes(int elements) {
        return kind == Kind.BYTES ? elements : kind.length;
    }
}
