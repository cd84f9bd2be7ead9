package org.claviger.server.hsm;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.claviger.server.hsm.agent.Message;

/**
 * What a token says of a key (PKCS#11 2.40, section 4).
 *
 * @param ckaId CKA_ID in hexadecimal
 * @param keyCheckValue in hexadecimal
 */
public record TokenKeyAttributes(
        String ckaId,
        String label,
        String keyCheckValue,
        boolean sensitive,
        boolean alwaysSensitive,
        boolean extractable,
        boolean neverExtractable,
        boolean local,
        boolean tokenObject,
        boolean encrypts,
        boolean decrypts,
        boolean wraps,
        boolean unwraps,
        int bits) {
    static final int FIELDS = 14;
    private static final int KEK_BITS = 256;

    static TokenKeyAttributes of(Message reply) {
        return new TokenKeyAttributes(
                HexFormat.of().formatHex(reply.bytes(0)),
                reply.text(1),
                HexFormat.of().withUpperCase().formatHex(reply.bytes(2)),
                reply.truth(3),
                reply.truth(4),
                reply.truth(5),
                reply.truth(6),
                reply.truth(7),
                reply.truth(8),
                reply.truth(9),
                reply.truth(10),
                reply.truth(11),
                reply.truth(12),
                (int) reply.number(13));
    }

    /** Why the key can't be a KEK, each in a phrase; empty if it can. */
    public List<String> faultsAsKek() {
        List<String> faults = new ArrayList<>();
        require(bits == KEK_BITS, "it is not of 256 bits", faults);
        require(tokenObject, "it is no token object", faults);
        require(local, "it was not made on the token", faults);
        require(sensitive && alwaysSensitive, "it is not or was not always sensitive", faults);
        require(!extractable && neverExtractable, "it is or was extractable", faults);
        require(encrypts && decrypts, "it may not encrypt and decrypt", faults);
        require(!wraps && !unwraps, "it may wrap or unwrap other keys", faults);
        require(!ckaId.isEmpty(), "it has no CKA_ID", faults);
        return faults;
    }

    private static void require(boolean good, String fault, List<String> faults) {
        if (!good) {
            faults.add(fault);
        }
    }
}
