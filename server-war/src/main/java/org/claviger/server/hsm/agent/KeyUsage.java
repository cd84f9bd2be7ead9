package org.claviger.server.hsm.agent;

import static sun.security.pkcs11.wrapper.PKCS11Constants.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a key on a token may be used for: an attribute each (PKCS#11 2.40, section 4.7 to 4.10). Of a pair, the public half
 * encrypts, verifies and wraps; the private one does the rest.
 */
public enum KeyUsage {
    ENCRYPT(1, CKA_ENCRYPT, true),
    DECRYPT(2, CKA_DECRYPT, false),
    /** Sign, or make a MAC. */
    SIGN(4, CKA_SIGN, false),
    VERIFY(8, CKA_VERIFY, true),
    WRAP(16, CKA_WRAP, true),
    UNWRAP(32, CKA_UNWRAP, false),
    /** Derive other keys, or agree on a secret. */
    DERIVE(64, CKA_DERIVE, false);

    private final long bit;
    private final long attribute;
    private final boolean ofPublicHalf;

    KeyUsage(long bit, long attribute, boolean ofPublicHalf) {
        this.bit = bit;
        this.attribute = attribute;
        this.ofPublicHalf = ofPublicHalf;
    }

    /** CKA_…, the attribute that allows it. */
    long attribute() {
        return attribute;
    }

    /** True if of a pair it is the public half's. */
    boolean isOfPublicHalf() {
        return ofPublicHalf;
    }

    /** As a number for a message: one bit for each. */
    public static long mask(Set<KeyUsage> usages) {
        long mask = 0;
        for (KeyUsage usage : usages) {
            mask |= usage.bit;
        }
        return mask;
    }

    /** The reverse of {@link #mask}. */
    public static Set<KeyUsage> ofMask(long mask) {
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        for (KeyUsage usage : values()) {
            if ((mask & usage.bit) != 0) {
                usages.add(usage);
            }
        }
        return usages;
    }
}
