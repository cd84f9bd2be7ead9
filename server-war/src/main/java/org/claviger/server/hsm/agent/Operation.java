package org.claviger.server.hsm.agent;

/**
 * What a server asks of an agent. The code is the first byte of a request; the comment lists the fields that follow and
 * those of the reply.
 */
public enum Operation {
    /** Nothing; the library's manufacturer, description, versions, then nine fields for each token. */
    DESCRIBE(1),
    /** Number of a slot; the names of its token's mechanisms. */
    LIST_MECHANISMS(2),
    /** Label of a token, user type, PIN in UTF-8; nothing. Opens the session of this conversation. */
    LOGIN(3),
    /** CKA_LABEL, CKA_ID; the key check value. */
    GENERATE_KEK(4),
    /**
     * CKA_ID, or nothing and a CKA_LABEL as second field; CKA_ID, CKA_LABEL, key check value, ten booleans of one byte each,
     * length in bits.
     */
    DESCRIBE_KEK(5),
    /** CKA_ID; nothing. */
    DESTROY_KEK(6),
    /** CKA_ID, additional authenticated data, plaintext; IV (12 bytes), ciphertext and tag (16 bytes) in one. */
    SEAL(7),
    /** CKA_ID, additional authenticated data, what SEAL returned; plaintext, nanoseconds that the token took for it. */
    OPEN(8),
    /**
     * CKA_ID to open under, CKA_ID to seal under, then of each material its additional authenticated data before and after,
     * and what SEAL returned; of each what SEAL would return now, or nothing if it did not open. The plaintext never leaves
     * the agent.
     */
    RESEAL(9),
    /**
     * Of each what OPEN takes; nanoseconds that the token took for one on the average, then the plaintext of each, or nothing
     * if it did not open, or its turn did not come in time.
     */
    OPEN_ALL(20),
    /** Nothing; nothing. Has the token make a random number, to see whether it answers. */
    PING(10),
    /**
     * CKA_LABEL, CKA_ID, usages ({@link KeyUsage#mask}), CKK_… of the key's type, then its length: of AES in bytes, of RSA in
     * bits, of EC the curve's object identifier in DER; of AES the key check value, of RSA modulus and public exponent, of EC
     * the CKA_EC_POINT.
     */
    GENERATE_KEY(11),
    /** CKA_ID; CKA_LABEL, seven booleans of one byte each, usages. Of a pair, the private half is described. */
    DESCRIBE_KEY(12),
    /** CKA_ID; nothing. Of a pair, both halves are destroyed. */
    DESTROY_KEY(13),
    /** CKA_ID, CKM_…, plaintext, the {@link Mechanism}'s parameters; ciphertext. */
    ENCRYPT(14),
    /** CKA_ID, CKM_…, ciphertext, parameters; plaintext. */
    DECRYPT(15),
    /** CKA_ID, CKM_…, what the mechanism signs, parameters; signature or MAC. */
    SIGN(16),
    /** CKA_ID, CKM_…, the other party's point, uncompressed (SEC 1, section 2.3.3), parameters; the shared secret. */
    DERIVE(17),
    /** CKA_ID, CKM_…, the bytes of a key, parameters; the same wrapped. */
    WRAP(18),
    /** CKA_ID, CKM_…, what WRAP returned, parameters; the bytes of the key. */
    UNWRAP(19);

    /** First byte of a reply: done. */
    public static final int DONE = 0;

    /** First byte of a reply: the library answered with an error; its CKR code and the code's name follow. */
    public static final int CRYPTOKI_ERROR = 1;

    /** First byte of a reply: there is no such token or key; a sentence follows. */
    public static final int NOT_FOUND = 2;

    /** First byte of a reply: the request made no sense; a sentence follows. */
    public static final int MALFORMED = 3;

    private final int code;

    Operation(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Operation of(int code) {
        for (Operation operation : values()) {
            if (operation.code == code) {
                return operation;
            }
        }
        throw new IllegalArgumentException("unknown operation");
    }
}
