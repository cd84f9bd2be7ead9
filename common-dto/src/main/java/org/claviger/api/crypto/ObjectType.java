package org.claviger.api.crypto;

/** What kind of managed object it is (KMIP 2.1 section 11.37, with its numbers). */
public enum ObjectType {
    /** X.509, DER. */
    CERTIFICATE(1),
    /** Bytes, as long as the algorithm says. */
    SYMMETRIC_KEY(2),
    /** SubjectPublicKeyInfo (RFC 5280), DER. */
    PUBLIC_KEY(3),
    /** PKCS#8 (RFC 5958), DER. */
    PRIVATE_KEY(4),
    /** A part of a key; comes and goes by KMIP, which encodes it. */
    SPLIT_KEY(5),
    /** Attributes of objects to come (KMIP 1.x); comes and goes by KMIP, which encodes it. */
    TEMPLATE(6),
    /** A password, a seed, a token: a secret that is not a key. */
    SECRET_DATA(7),
    /** Bytes that only their owner understands. */
    OPAQUE_OBJECT(8),
    /** A key of OpenPGP; comes and goes by KMIP, which encodes it. */
    PGP_KEY(9),
    /** A request for a certificate; comes and goes by KMIP, which encodes it. */
    CERTIFICATE_REQUEST(10);

    private final byte code;

    ObjectType(int code) {
        this.code = (byte) code;
    }

    /** KMIP's number. */
    public byte code() {
        return code;
    }

    /**
     * The type of a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ObjectType of(int code) {
        for (ObjectType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no object type " + code);
    }
}
