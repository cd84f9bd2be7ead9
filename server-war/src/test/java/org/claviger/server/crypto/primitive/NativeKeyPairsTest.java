package org.claviger.server.crypto.primitive;

import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same, where a native provider serves the algorithms of the platform. */
@ExtendWith(NativeProvider.class)
class NativeKeyPairsTest extends KeyPairsTest {
    @Override
    Stream<Algorithm> pairAlgorithms() {
        return super.pairAlgorithms().filter(algorithm -> ParsedPublicKey.platformName(algorithm) != null);
    }
}
