package org.claviger.server.hsm.agent;

import static sun.security.pkcs11.wrapper.PKCS11Constants.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.claviger.server.hsm.agent.Cryptoki.NotFoundException;
import sun.security.pkcs11.wrapper.CK_ATTRIBUTE;
import sun.security.pkcs11.wrapper.CK_MECHANISM;
import sun.security.pkcs11.wrapper.PKCS11;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/**
 * Keys of tenants on a token, made, found, described and destroyed (PKCS#11 2.40, section 4 and 5.7). None of them ever
 * leaves it: all are sensitive and not extractable.
 */
final class TokenObjects {
    private static final List<Long> CLASSES = List.of(CKO_SECRET_KEY, CKO_PRIVATE_KEY, CKO_PUBLIC_KEY);
    private static final byte[] PUBLIC_EXPONENT = {1, 0, 1};
    private static final int AT_ONCE = 16;

    private final PKCS11 library;
    private final Cryptoki cryptoki;

    TokenObjects(PKCS11 library, Cryptoki cryptoki) {
        this.library = library;
        this.cryptoki = cryptoki;
    }

    /** Makes an AES key; returns its key check value. */
    byte[] generateAes(long session, String label, byte[] id, long bytes, Set<KeyUsage> usages) throws PKCS11Exception {
        List<CK_ATTRIBUTE> template = template(CKO_SECRET_KEY, CKK_AES, label, id);
        template.add(new CK_ATTRIBUTE(CKA_VALUE_LEN, bytes));
        neverLeaves(template);
        allow(template, usages, EnumSet.allOf(KeyUsage.class));
        long key = library.C_GenerateKey(session, new CK_MECHANISM(CKM_AES_KEY_GEN), array(template));
        return usages.contains(KeyUsage.ENCRYPT)
                ? cryptoki.keyCheckValue(session, key)
                : attributes(session, key, CKA_CHECK_VALUE)[0].getByteArray();
    }

    /** Makes an RSA key pair; adds its modulus and public exponent to the reply, big-endian. */
    void generateRsa(long session, String label, byte[] id, long bits, Set<KeyUsage> usages, Message reply)
            throws PKCS11Exception {
        List<CK_ATTRIBUTE> half =
                List.of(new CK_ATTRIBUTE(CKA_MODULUS_BITS, bits), new CK_ATTRIBUTE(CKA_PUBLIC_EXPONENT, (Object)
                        PUBLIC_EXPONENT));
        long publicKey = generatePair(session, CKM_RSA_PKCS_KEY_PAIR_GEN, CKK_RSA, label, id, half, usages);
        for (CK_ATTRIBUTE each : attributes(session, publicKey, CKA_MODULUS, CKA_PUBLIC_EXPONENT)) {
            reply.with(each.getByteArray());
        }
    }

    /**
     * Makes a key pair on an elliptic curve; returns its CKA_EC_POINT.
     *
     * @param curve CKA_EC_PARAMS: the curve's object identifier, in DER
     */
    byte[] generateEc(long session, String label, byte[] id, byte[] curve, Set<KeyUsage> usages)
            throws PKCS11Exception {
        List<CK_ATTRIBUTE> half = List.of(new CK_ATTRIBUTE(CKA_EC_PARAMS, (Object) curve));
        long publicKey = generatePair(session, CKM_EC_KEY_PAIR_GEN, CKK_EC, label, id, half, usages);
        return attributes(session, publicKey, CKA_EC_POINT)[0].getByteArray();
    }

    private long generatePair(
            long session,
            long mechanism,
            long keyType,
            String label,
            byte[] id,
            List<CK_ATTRIBUTE> ofPublicHalf,
            Set<KeyUsage> usages)
            throws PKCS11Exception {
        Set<KeyUsage> publicOnes = EnumSet.noneOf(KeyUsage.class);
        for (KeyUsage usage : KeyUsage.values()) {
            if (usage.isOfPublicHalf()) {
                publicOnes.add(usage);
            }
        }
        List<CK_ATTRIBUTE> publicHalf = template(CKO_PUBLIC_KEY, keyType, label, id);
        publicHalf.addAll(ofPublicHalf);
        allow(publicHalf, usages, publicOnes);
        List<CK_ATTRIBUTE> privateHalf = template(CKO_PRIVATE_KEY, keyType, label, id);
        neverLeaves(privateHalf);
        allow(privateHalf, usages, EnumSet.complementOf(EnumSet.copyOf(publicOnes)));
        return library.C_GenerateKeyPair(session, new CK_MECHANISM(mechanism), array(publicHalf), array(privateHalf))[
                0];
    }

    /** Private, the public half of a pair too: nobody who isn't logged in learns which keys there are. */
    private static List<CK_ATTRIBUTE> template(long keyClass, long keyType, String label, byte[] id) {
        return new ArrayList<>(List.of(
                new CK_ATTRIBUTE(CKA_CLASS, keyClass),
                new CK_ATTRIBUTE(CKA_KEY_TYPE, keyType),
                new CK_ATTRIBUTE(CKA_TOKEN, true),
                new CK_ATTRIBUTE(CKA_PRIVATE, true),
                new CK_ATTRIBUTE(CKA_LABEL, label.toCharArray()),
                new CK_ATTRIBUTE(CKA_ID, (Object) id)));
    }

    private static void neverLeaves(List<CK_ATTRIBUTE> template) {
        template.add(new CK_ATTRIBUTE(CKA_SENSITIVE, true));
        template.add(new CK_ATTRIBUTE(CKA_EXTRACTABLE, false));
    }

    /** All are named, since a library's own choice for what isn't may be generous. */
    private static void allow(List<CK_ATTRIBUTE> template, Set<KeyUsage> allowed, Set<KeyUsage> all) {
        for (KeyUsage usage : all) {
            template.add(new CK_ATTRIBUTE(usage.attribute(), allowed.contains(usage)));
        }
    }

    private static CK_ATTRIBUTE[] array(List<CK_ATTRIBUTE> template) {
        return template.toArray(CK_ATTRIBUTE[]::new);
    }

    CK_ATTRIBUTE[] attributes(long session, long key, long... types) throws PKCS11Exception {
        CK_ATTRIBUTE[] attributes =
                Arrays.stream(types).mapToObj(CK_ATTRIBUTE::new).toArray(CK_ATTRIBUTE[]::new);
        library.C_GetAttributeValue(session, key, attributes);
        return attributes;
    }

    /** The one key of a class (CKO_…) with a CKA_ID. */
    long find(long session, long keyClass, byte[] id) throws PKCS11Exception, NotFoundException {
        long[] found = all(session, keyClass, id);
        if (found.length != 1) {
            throw new NotFoundException(
                    found.length == 0
                            ? "The key is not on the token."
                            : "The token holds more than one key with the CKA_ID of this one.");
        }
        return found[0];
    }

    /** The secret key with a CKA_ID, or the private half of a pair. */
    long findAny(long session, byte[] id) throws PKCS11Exception, NotFoundException {
        return all(session, CKO_SECRET_KEY, id).length > 0
                ? find(session, CKO_SECRET_KEY, id)
                : find(session, CKO_PRIVATE_KEY, id);
    }

    private long[] all(long session, long keyClass, byte[] id) throws PKCS11Exception {
        library.C_FindObjectsInit(
                session,
                new CK_ATTRIBUTE[] {new CK_ATTRIBUTE(CKA_CLASS, keyClass), new CK_ATTRIBUTE(CKA_ID, (Object) id)});
        try {
            return library.C_FindObjects(session, AT_ONCE);
        } finally {
            library.C_FindObjectsFinal(session);
        }
    }

    /** Destroys the key with a CKA_ID; of a pair, both halves, the private one first. */
    void destroy(long session, byte[] id) throws PKCS11Exception, NotFoundException {
        boolean there = false;
        for (long keyClass : CLASSES) {
            for (long each : all(session, keyClass, id)) {
                there = true;
                library.C_DestroyObject(session, each);
            }
        }
        if (!there) {
            throw new NotFoundException("The key is not on the token.");
        }
    }

    /** CKA_LABEL, then token object, private, sensitive, always sensitive, extractable, never extractable, local, usages. */
    void describe(long session, long key, Message reply) throws PKCS11Exception {
        char[] label = attributes(session, key, CKA_LABEL)[0].getCharArray();
        reply.with(label == null ? "" : String.valueOf(label));
        for (CK_ATTRIBUTE each : attributes(
                session,
                key,
                CKA_TOKEN,
                CKA_PRIVATE,
                CKA_SENSITIVE,
                CKA_ALWAYS_SENSITIVE,
                CKA_EXTRACTABLE,
                CKA_NEVER_EXTRACTABLE,
                CKA_LOCAL)) {
            reply.with(each.getBoolean());
        }
        reply.with(KeyUsage.mask(usages(session, key)));
    }

    /** The private half of a pair doesn't know the attributes of the public one. */
    private Set<KeyUsage> usages(long session, long key) throws PKCS11Exception {
        boolean secret = attributes(session, key, CKA_CLASS)[0].getLong() == CKO_SECRET_KEY;
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        for (KeyUsage usage : KeyUsage.values()) {
            if ((secret || !usage.isOfPublicHalf()) && attributes(session, key, usage.attribute())[0].getBoolean()) {
                usages.add(usage);
            }
        }
        return usages;
    }
}
