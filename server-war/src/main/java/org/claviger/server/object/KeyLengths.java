package org.claviger.server.object;

import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.server.platform.RefusedException;

/** Which lengths keys have. */
public final class KeyLengths {
    private KeyLengths() {}

    /** Refuses a length, in bits, that no key of the algorithm has. */
    public static void require(Algorithm algorithm, int length) {
        if (!algorithm.has(length)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "A key of " + algorithm + " has a length of "
                            + algorithm.lengths().stream()
                                    .sorted()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(" or "))
                            + " bits.");
        }
    }
}
