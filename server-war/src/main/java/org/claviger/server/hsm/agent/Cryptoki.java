package org.claviger.server.hsm.agent;

import static sun.security.pkcs11.wrapper.PKCS11Constants.*;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import sun.security.pkcs11.wrapper.CK_ATTRIBUTE;
import sun.security.pkcs11.wrapper.CK_C_INITIALIZE_ARGS;
import sun.security.pkcs11.wrapper.CK_GCM_PARAMS;
import sun.security.pkcs11.wrapper.CK_INFO;
import sun.security.pkcs11.wrapper.CK_MECHANISM;
import sun.security.pkcs11.wrapper.CK_TOKEN_INFO;
import sun.security.pkcs11.wrapper.Functions;
import sun.security.pkcs11.wrapper.PKCS11;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/**
 * A PKCS#11 library (PKCS#11 2.40), through the layer of the JDK that SunPKCS11 itself rests on: it gives what the JCA
 * hides, such as user types, attributes and return codes, at four times the speed. The layer is internal to the JDK and
 * differs a little between releases; this class and those that it hands the library to alone know it.
 */
final class Cryptoki {
    static final long CKR_TOKEN_NOT_PRESENT = 0xE0;
    static final long CKR_USER_ALREADY_LOGGED_IN = 0x100;
    static final long CKR_OBJECT_HANDLE_INVALID = 0x82;
    static final long CKR_KEY_HANDLE_INVALID = 0x60;
    static final long CKR_ENCRYPTED_DATA_INVALID = 0x40;

    /** What libraries, SoftHSM among them, answer to data that don't decrypt, but to trouble of their own too. */
    private static final Set<Long> DOUBTFUL = Set.of(
            0x05L, // CKR_GENERAL_ERROR
            0x06L, // CKR_FUNCTION_FAILED
            0x07L); // CKR_ARGUMENTS_BAD

    private static final Set<Long> ABOUT_THE_DATA = Set.of(
            0x20L, // CKR_DATA_INVALID
            0x21L, // CKR_DATA_LEN_RANGE
            0x40L, // CKR_ENCRYPTED_DATA_INVALID
            0x41L, // CKR_ENCRYPTED_DATA_LEN_RANGE
            0x110L, // CKR_WRAPPED_KEY_INVALID
            0x112L); // CKR_WRAPPED_KEY_LEN_RANGE

    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final long CKF_OS_LOCKING_OK = 2;
    private static final long CKF_SERIAL_SESSION = 4;
    private static final long CKF_RW_SESSION = 2;
    private static final long CKF_TOKEN_INITIALIZED = 0x400;
    private static final int KEK_BYTES = 32;

    /** JDK 17 keeps a mechanism's native parameters until this is called; later releases free them by themselves. */
    private static final MethodHandle FREE_MECHANISM = freeMechanism();

    private final PKCS11 library;

    private Cryptoki(PKCS11 library) {
        this.library = library;
    }

    static Cryptoki load(String path) throws IOException, PKCS11Exception {
        CK_C_INITIALIZE_ARGS threads = new CK_C_INITIALIZE_ARGS();
        threads.flags = CKF_OS_LOCKING_OK;
        return new Cryptoki(PKCS11.getInstance(path, "C_GetFunctionList", threads, false));
    }

    /** The keys of tenants on its tokens. */
    TokenObjects objects() {
        return new TokenObjects(library, this);
    }

    /** What is done with these keys. */
    KeyUses uses() {
        return new KeyUses(library, this);
    }

    CK_INFO info() throws PKCS11Exception {
        return library.C_GetInfo();
    }

    long[] slotsWithToken() throws PKCS11Exception {
        return library.C_GetSlotList(true);
    }

    CK_TOKEN_INFO token(long slot) throws PKCS11Exception {
        return library.C_GetTokenInfo(slot);
    }

    static boolean isInitialized(CK_TOKEN_INFO token) {
        return (token.flags & CKF_TOKEN_INITIALIZED) != 0;
    }

    long slotOf(String label) throws PKCS11Exception, NotFoundException {
        for (long slot : slotsWithToken()) {
            CK_TOKEN_INFO token = token(slot);
            if (isInitialized(token) && text(token.label).equals(label)) {
                return slot;
            }
        }
        throw new NotFoundException("There is no token labelled \"" + label + "\".");
    }

    List<String> mechanisms(long slot) throws PKCS11Exception {
        return LongStream.of(library.C_GetMechanismList(slot))
                .mapToObj(Functions::getMechanismName)
                .toList();
    }

    long openSession(long slot) throws PKCS11Exception {
        return library.C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, null, null);
    }

    void closeSession(long session) throws PKCS11Exception {
        library.C_CloseSession(session);
    }

    /** A login belongs to the process and the token: that another session has done it already is no fault. */
    void login(long session, long userType, char[] pin) throws PKCS11Exception {
        try {
            library.C_Login(session, userType, pin);
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() != CKR_USER_ALREADY_LOGGED_IN) {
                throw e;
            }
        }
    }

    /** Makes an AES-256 key that never leaves the token, not even wrapped, and that wraps nothing itself. */
    long generateKek(long session, String label, byte[] id) throws PKCS11Exception {
        return library.C_GenerateKey(session, new CK_MECHANISM(CKM_AES_KEY_GEN), new CK_ATTRIBUTE[] {
            new CK_ATTRIBUTE(CKA_CLASS, CKO_SECRET_KEY),
            new CK_ATTRIBUTE(CKA_KEY_TYPE, CKK_AES),
            new CK_ATTRIBUTE(CKA_VALUE_LEN, KEK_BYTES),
            new CK_ATTRIBUTE(CKA_TOKEN, true),
            new CK_ATTRIBUTE(CKA_PRIVATE, true),
            new CK_ATTRIBUTE(CKA_SENSITIVE, true),
            new CK_ATTRIBUTE(CKA_EXTRACTABLE, false),
            new CK_ATTRIBUTE(CKA_ENCRYPT, true),
            new CK_ATTRIBUTE(CKA_DECRYPT, true),
            new CK_ATTRIBUTE(CKA_WRAP, false),
            new CK_ATTRIBUTE(CKA_UNWRAP, false),
            new CK_ATTRIBUTE(CKA_LABEL, label.toCharArray()),
            new CK_ATTRIBUTE(CKA_ID, (Object) id),
        });
    }

    /** By CKA_ID. */
    long find(long session, byte[] id) throws PKCS11Exception, NotFoundException {
        return find(session, new CK_ATTRIBUTE(CKA_ID, (Object) id), "CKA_ID");
    }

    /** By CKA_LABEL. */
    long findLabelled(long session, String label) throws PKCS11Exception, NotFoundException {
        return find(session, new CK_ATTRIBUTE(CKA_LABEL, label.toCharArray()), "CKA_LABEL");
    }

    private long find(long session, CK_ATTRIBUTE name, String what) throws PKCS11Exception, NotFoundException {
        library.C_FindObjectsInit(session, new CK_ATTRIBUTE[] {new CK_ATTRIBUTE(CKA_CLASS, CKO_SECRET_KEY), name});
        long[] found;
        try {
            found = library.C_FindObjects(session, 2);
        } finally {
            library.C_FindObjectsFinal(session);
        }
        if (found.length != 1) {
            throw new NotFoundException(
                    found.length == 0
                            ? "The key is not on the token."
                            : "The token holds more than one key with the " + what + " of this one.");
        }
        return found[0];
    }

    /**
     * What a call that had to decrypt has failed of: of its data, if the library says so, or if the token is well otherwise.
     *
     * @throws BadDataException if it was the data; neither session nor token is at fault then
     */
    PKCS11Exception doubted(long session, PKCS11Exception e) throws PKCS11Exception, BadDataException {
        boolean doubtful = DOUBTFUL.contains(e.getErrorCode());
        if (doubtful) {
            random(session, new byte[1]);
        }
        if (doubtful || ABOUT_THE_DATA.contains(e.getErrorCode())) {
            throw new BadDataException(String.valueOf(e.getMessage()));
        }
        return e;
    }

    void random(long session, byte[] bytes) throws PKCS11Exception {
        library.C_GenerateRandom(session, bytes);
    }

    void destroy(long session, long key) throws PKCS11Exception {
        library.C_DestroyObject(session, key);
    }

    /** The first three bytes of the encryption of a block of zeros, as HSM tools show it. */
    byte[] keyCheckValue(long session, long key) throws PKCS11Exception {
        library.C_EncryptInit(session, new CK_MECHANISM(CKM_AES_ECB), key);
        byte[] block = new byte[16];
        library.C_Encrypt(session, 0, new byte[16], 0, 16, 0, block, 0, block.length);
        return Arrays.copyOf(block, 3);
    }

    /**
     * CKA_ID, CKA_LABEL, key check value, then sensitive, always sensitive, extractable, never extractable, local, token
     * object, encrypt, decrypt, wrap, unwrap, then bits.
     */
    void describe(long session, long key, Message reply) throws PKCS11Exception {
        long[] truths = {
            CKA_SENSITIVE,
            CKA_ALWAYS_SENSITIVE,
            CKA_EXTRACTABLE,
            CKA_NEVER_EXTRACTABLE,
            CKA_LOCAL,
            CKA_TOKEN,
            CKA_ENCRYPT,
            CKA_DECRYPT,
            CKA_WRAP,
            CKA_UNWRAP
        };
        CK_ATTRIBUTE[] attributes = LongStream.concat(
                        LongStream.of(CKA_ID, CKA_LABEL, CKA_VALUE_LEN), LongStream.of(truths))
                .mapToObj(CK_ATTRIBUTE::new)
                .toArray(CK_ATTRIBUTE[]::new);
        library.C_GetAttributeValue(session, key, attributes);
        byte[] id = attributes[0].getByteArray();
        char[] label = attributes[1].getCharArray();
        reply.with(id == null ? new byte[0] : id).with(label == null ? "" : String.valueOf(label));
        reply.with(keyCheckValue(session, key));
        for (int i = 3; i < attributes.length; i++) {
            reply.with(attributes[i].getBoolean());
        }
        reply.with(attributes[2].getLong() * Byte.SIZE);
    }

    /** AES-GCM with an IV from the token's own random number generator: IV, ciphertext and tag in one. */
    byte[] seal(long session, long key, byte[] aad, byte[] plaintext) throws PKCS11Exception {
        byte[] iv = new byte[IV_BYTES];
        library.C_GenerateRandom(session, iv);
        byte[] sealed = new byte[IV_BYTES + plaintext.length + TAG_BYTES];
        System.arraycopy(iv, 0, sealed, 0, IV_BYTES);
        CK_MECHANISM mechanism = gcm(iv, aad);
        try {
            library.C_EncryptInit(session, mechanism, key);
            library.C_Encrypt(
                    session, 0, plaintext, 0, plaintext.length, 0, sealed, IV_BYTES, sealed.length - IV_BYTES);
        } finally {
            free(mechanism);
        }
        return sealed;
    }

    /** The reverse of {@link #seal}; fails if a bit of anything differs. */
    byte[] open(long session, long key, byte[] aad, byte[] sealed) throws PKCS11Exception, BadDataException {
        if (sealed.length < IV_BYTES + TAG_BYTES) {
            throw new BadDataException("too short to have been sealed");
        }
        // Some libraries, SoftHSM among them, want room for the tag too.
        byte[] room = new byte[sealed.length - IV_BYTES];
        CK_MECHANISM mechanism = gcm(Arrays.copyOf(sealed, IV_BYTES), aad);
        try {
            library.C_DecryptInit(session, mechanism, key);
            int length = decrypt(session, sealed, room);
            return Arrays.copyOf(room, length);
        } finally {
            Arrays.fill(room, (byte) 0);
            free(mechanism);
        }
    }

    private int decrypt(long session, byte[] sealed, byte[] room) throws PKCS11Exception, BadDataException {
        try {
            return library.C_Decrypt(session, 0, sealed, IV_BYTES, room.length, 0, room, 0, room.length);
        } catch (PKCS11Exception e) {
            throw doubted(session, e);
        }
    }

    /** PKCS#11 pads its texts with blanks. */
    static String text(char[] padded) {
        return String.valueOf(padded).strip();
    }

    private static CK_MECHANISM gcm(byte[] iv, byte[] aad) {
        return new CK_MECHANISM(CKM_AES_GCM, new CK_GCM_PARAMS(TAG_BYTES * Byte.SIZE, iv, aad));
    }

    /** To be done with every mechanism that has parameters. */
    static void free(CK_MECHANISM mechanism) {
        try {
            FREE_MECHANISM.invokeExact(mechanism);
        } catch (Throwable e) {
            throw new IllegalStateException("A mechanism's parameters could not be freed.", e);
        }
    }

    private static MethodHandle freeMechanism() {
        MethodType type = MethodType.methodType(void.class);
        try {
            return MethodHandles.lookup().findVirtual(CK_MECHANISM.class, "freeHandle", type);
        } catch (NoSuchMethodException e) {
            return MethodHandles.empty(type.insertParameterTypes(0, CK_MECHANISM.class));
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What was given to be decrypted is not what the key's other uses make. */
    static final class BadDataException extends Exception {
        private static final long serialVersionUID = 1L;

        BadDataException(String message) {
            super(message);
        }
    }

    /** What was asked for is not on any token. */
    static final class NotFoundException extends Exception {
        private static final long serialVersionUID = 1L;

        NotFoundException(String message) {
            super(message);
        }
    }
}
