package org.claviger.server.hsm.agent;

import static sun.security.pkcs11.wrapper.PKCS11Constants.*;

import java.util.Arrays;
import org.claviger.server.hsm.agent.Cryptoki.BadDataException;
import sun.security.pkcs11.wrapper.CK_ATTRIBUTE;
import sun.security.pkcs11.wrapper.CK_MECHANISM;
import sun.security.pkcs11.wrapper.PKCS11;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/** What is done with a key on the token: one call of the library, or a few on objects of the session (PKCS#11 2.40, 5.8 to 5.14). */
final class KeyUses {
    /** A tag, or a block of padding; some libraries want room for it even where it is taken away. */
    private static final int ROOM = 16;

    private static final int LARGEST_MODULUS = 1024;

    private final PKCS11 library;
    private final Cryptoki cryptoki;

    KeyUses(PKCS11 library, Cryptoki cryptoki) {
        this.library = library;
        this.cryptoki = cryptoki;
    }

    byte[] encrypt(long session, long key, CK_MECHANISM mechanism, byte[] plaintext) throws PKCS11Exception {
        library.C_EncryptInit(session, mechanism, key);
        byte[] room = new byte[plaintext.length + ROOM];
        int length = library.C_Encrypt(session, 0, plaintext, 0, plaintext.length, 0, room, 0, room.length);
        return Arrays.copyOf(room, length);
    }

    byte[] decrypt(long session, long key, CK_MECHANISM mechanism, byte[] ciphertext)
            throws PKCS11Exception, BadDataException {
        library.C_DecryptInit(session, mechanism, key);
        // Not less than any RSA key's modulus: a shorter ciphertext is for the library to refuse.
        byte[] room = new byte[Math.max(ciphertext.length + ROOM, LARGEST_MODULUS)];
        try {
            int length = library.C_Decrypt(session, 0, ciphertext, 0, ciphertext.length, 0, room, 0, room.length);
            return Arrays.copyOf(room, length);
        } catch (PKCS11Exception e) {
            throw cryptoki.doubted(session, e);
        } finally {
            Arrays.fill(room, (byte) 0);
        }
    }

    /** A signature, or a MAC. */
    byte[] sign(long session, long key, CK_MECHANISM mechanism, byte[] data) throws PKCS11Exception, BadDataException {
        try {
            library.C_SignInit(session, mechanism, key);
            return library.C_Sign(session, data);
        } catch (PKCS11Exception e) {
            throw cryptoki.doubted(session, e);
        }
    }

    /** The bytes of a secret that is derived: it is an object of the session for a moment, and then gone. */
    byte[] derive(long session, long key, CK_MECHANISM mechanism, long bytes) throws PKCS11Exception, BadDataException {
        long secret;
        try {
            secret = library.C_DeriveKey(session, mechanism, key, new CK_ATTRIBUTE[] {
                new CK_ATTRIBUTE(CKA_CLASS, CKO_SECRET_KEY),
                new CK_ATTRIBUTE(CKA_KEY_TYPE, CKK_GENERIC_SECRET),
                new CK_ATTRIBUTE(CKA_VALUE_LEN, bytes),
                new CK_ATTRIBUTE(CKA_TOKEN, false),
                new CK_ATTRIBUTE(CKA_SENSITIVE, false),
                new CK_ATTRIBUTE(CKA_EXTRACTABLE, true),
            });
        } catch (PKCS11Exception e) {
            throw cryptoki.doubted(session, e);
        }
        return takeOut(session, secret);
    }

    /** Wraps bytes, which become an object of the session for that. */
    byte[] wrap(long session, long key, CK_MECHANISM mechanism, byte[] bytes) throws PKCS11Exception {
        long secret = library.C_CreateObject(session, new CK_ATTRIBUTE[] {
            new CK_ATTRIBUTE(CKA_CLASS, CKO_SECRET_KEY),
            new CK_ATTRIBUTE(CKA_KEY_TYPE, CKK_GENERIC_SECRET),
            new CK_ATTRIBUTE(CKA_TOKEN, false),
            new CK_ATTRIBUTE(CKA_EXTRACTABLE, true),
            new CK_ATTRIBUTE(CKA_VALUE, (Object) bytes),
        });
        try {
            return library.C_WrapKey(session, mechanism, key, secret);
        } finally {
            library.C_DestroyObject(session, secret);
        }
    }

    byte[] unwrap(long session, long key, CK_MECHANISM mechanism, byte[] wrapped)
            throws PKCS11Exception, BadDataException {
        long secret;
        try {
            secret = library.C_UnwrapKey(session, mechanism, key, wrapped, new CK_ATTRIBUTE[] {
                new CK_ATTRIBUTE(CKA_CLASS, CKO_SECRET_KEY),
                new CK_ATTRIBUTE(CKA_KEY_TYPE, CKK_GENERIC_SECRET),
                new CK_ATTRIBUTE(CKA_TOKEN, false),
                new CK_ATTRIBUTE(CKA_SENSITIVE, false),
                new CK_ATTRIBUTE(CKA_EXTRACTABLE, true),
            });
        } catch (PKCS11Exception e) {
            throw cryptoki.doubted(session, e);
        }
        return takeOut(session, secret);
    }

    private byte[] takeOut(long session, long secret) throws PKCS11Exception {
        try {
            CK_ATTRIBUTE[] value = {new CK_ATTRIBUTE(CKA_VALUE)};
            library.C_GetAttributeValue(session, secret, value);
            return value[0].getByteArray();
        } finally {
            library.C_DestroyObject(session, secret);
        }
    }
}
