package org.claviger.server.vault;

/** What kind of object a material belongs to (KMIP 2.1 section 11.37, with its numbers). */
public enum ObjectType {
    SYMMETRIC_KEY(2);

    private final byte code;

    ObjectType(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static ObjectType of(int code) {
        for (ObjectType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no object type " + code);
    }
}
