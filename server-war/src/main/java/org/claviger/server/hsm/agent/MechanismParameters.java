package org.claviger.server.hsm.agent;

import static sun.security.pkcs11.wrapper.PKCS11Constants.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import sun.security.pkcs11.wrapper.CK_AES_CTR_PARAMS;
import sun.security.pkcs11.wrapper.CK_ECDH1_DERIVE_PARAMS;
import sun.security.pkcs11.wrapper.CK_GCM_PARAMS;
import sun.security.pkcs11.wrapper.CK_MECHANISM;
import sun.security.pkcs11.wrapper.CK_RSA_PKCS_PSS_PARAMS;

/** Mechanisms with their parameters, made of the fields of a request. */
final class MechanismParameters {
    private MechanismParameters() {}

    /**
     * The mechanism that a request names. Whatever has parameters must be freed: {@link Cryptoki#free}.
     *
     * @param data the request's data; the other party's point if a secret is agreed on
     * @param first the field where the parameters begin
     */
    static CK_MECHANISM of(Mechanism mechanism, byte[] data, Message request, int first) {
        long ckm = mechanism.ckm();
        return switch (mechanism) {
            case AES_GCM ->
                new CK_MECHANISM(
                        ckm,
                        new CK_GCM_PARAMS(
                                Cryptoki.TAG_BYTES * Byte.SIZE, request.bytes(first), request.bytes(first + 1)));
            case AES_CBC_PAD -> new CK_MECHANISM(ckm, request.bytes(first));
            case AES_CTR -> new CK_MECHANISM(ckm, new CK_AES_CTR_PARAMS(request.bytes(first)));
            case RSA_PKCS_PSS -> {
                CK_MECHANISM pss = new CK_MECHANISM(ckm);
                String hash = request.text(first);
                pss.setParameter(
                        new CK_RSA_PKCS_PSS_PARAMS(hash, "MGF1", hash, Math.toIntExact(request.number(first + 1))));
                yield pss;
            }
            case RSA_PKCS_OAEP -> new CK_MECHANISM(ckm, oaep(request.text(first)));
            case ECDH1_DERIVE -> new CK_MECHANISM(ckm, new CK_ECDH1_DERIVE_PARAMS(CKD_NULL, null, data));
            case AES_CMAC, AES_KEY_WRAP, RSA_PKCS, ECDSA -> new CK_MECHANISM(ckm);
        };
    }

    /**
     * CK_RSA_PKCS_OAEP_PARAMS as it lies in memory, which the JDK's layer does not know: hash, mask generation function,
     * source, then pointer and length of a label that is empty, in eight bytes each.
     */
    private static byte[] oaep(String hash) {
        ByteBuffer fields = ByteBuffer.allocate(5 * Long.BYTES).order(ByteOrder.nativeOrder());
        switch (hash) {
            case "SHA-1" -> fields.putLong(CKM_SHA_1).putLong(CKG_MGF1_SHA1);
            case "SHA-256" -> fields.putLong(CKM_SHA256).putLong(CKG_MGF1_SHA256);
            case "SHA-384" -> fields.putLong(CKM_SHA384).putLong(CKG_MGF1_SHA384);
            case "SHA-512" -> fields.putLong(CKM_SHA512).putLong(CKG_MGF1_SHA512);
            default -> throw new IllegalArgumentException("unknown hash");
        }
        return fields.putLong(CKZ_DATA_SPECIFIED).putLong(0).putLong(0).array();
    }
}
