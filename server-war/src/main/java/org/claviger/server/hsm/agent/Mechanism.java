package org.claviger.server.hsm.agent;

import static sun.security.pkcs11.wrapper.PKCS11Constants.*;

/**
 * By which mechanism a key is used (PKCS#11 2.40, Current Mechanisms). The comment lists the parameters that follow in a
 * request.
 */
public enum Mechanism {
    /** IV (12 bytes), additional authenticated data; the tag (16 bytes) is behind the ciphertext. */
    AES_GCM(CKM_AES_GCM, CKO_SECRET_KEY),
    /** IV (16 bytes); with PKCS#7 padding. */
    AES_CBC_PAD(CKM_AES_CBC_PAD, CKO_SECRET_KEY),
    /** The first counter block (16 bytes), all of which counts. */
    AES_CTR(CKM_AES_CTR, CKO_SECRET_KEY),
    /** Nothing. The MAC has 16 bytes. */
    AES_CMAC(CKM_AES_CMAC, CKO_SECRET_KEY),
    /** Nothing (RFC 3394). There is none that pads, since SoftHSM gives back more than was wrapped by it. */
    AES_KEY_WRAP(CKM_AES_KEY_WRAP, CKO_SECRET_KEY),
    /** Nothing; signs a DigestInfo. */
    RSA_PKCS(CKM_RSA_PKCS, CKO_PRIVATE_KEY),
    /** Name of the hash, by the JCA, and the salt's length in bytes; signs a digest. MGF1 is by the same hash. */
    RSA_PKCS_PSS(CKM_RSA_PKCS_PSS, CKO_PRIVATE_KEY),
    /** Name of the hash, by the JCA. MGF1 is by the same hash, the label is empty. */
    RSA_PKCS_OAEP(CKM_RSA_PKCS_OAEP, CKO_PRIVATE_KEY),
    /** Nothing; signs a digest. The signature is r and s, of equal length. */
    ECDSA(CKM_ECDSA, CKO_PRIVATE_KEY),
    /** The length of the secret in bytes. */
    ECDH1_DERIVE(CKM_ECDH1_DERIVE, CKO_PRIVATE_KEY);

    private final long ckm;
    private final long keyClass;

    Mechanism(long ckm, long keyClass) {
        this.ckm = ckm;
        this.keyClass = keyClass;
    }

    /** CKM_…, the mechanism's number. */
    public long ckm() {
        return ckm;
    }

    /** CKO_…, the class of the objects that it uses. */
    long keyClass() {
        return keyClass;
    }

    static Mechanism of(long ckm) {
        for (Mechanism mechanism : values()) {
            if (mechanism.ckm == ckm) {
                return mechanism;
            }
        }
        throw new IllegalArgumentException("unknown mechanism");
    }
}
