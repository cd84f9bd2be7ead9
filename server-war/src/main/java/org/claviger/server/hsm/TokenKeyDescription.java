package org.claviger.server.hsm;

import java.util.Set;
import org.claviger.server.hsm.agent.KeyUsage;
import org.claviger.server.hsm.agent.Message;

/**
 * What a token says of a tenant's key; of a pair, of the private half (PKCS#11 2.40, section 4).
 *
 * @param usages of a pair, those of the private half
 */
public record TokenKeyDescription(
        String label,
        boolean tokenObject,
        boolean isPrivate,
        boolean sensitive,
        boolean alwaysSensitive,
        boolean extractable,
        boolean neverExtractable,
        boolean local,
        Set<KeyUsage> usages) {
    static final int FIELDS = 9;

    static TokenKeyDescription of(Message reply) {
        return new TokenKeyDescription(
                reply.text(0),
                reply.truth(1),
                reply.truth(2),
                reply.truth(3),
                reply.truth(4),
                reply.truth(5),
                reply.truth(6),
                reply.truth(7),
                Set.copyOf(KeyUsage.ofMask(reply.number(8))));
    }
}
