package org.claviger.server.hsm;

import java.io.IOException;
import java.nio.file.Path;
import org.claviger.server.hsm.agent.Rate;
import org.claviger.server.hsm.agent.RawToken;

/** The server's own way to a token without a server, for benchmarks elsewhere: how fast agents alone are. */
public final class AgentsAlone implements AutoCloseable {
    private final OwnTokens own;
    private final TokenKey kek;

    /** Makes a token in a folder, with a KEK on it, and starts the agents. */
    public AgentsAlone(Path folder) throws IOException {
        own = OwnTokens.in(folder);
        kek = new TokenKey(own.profile("benchmark"), "00".repeat(15) + "01");
        own.tokens.generateKek(kek, "kek");
    }

    /** How often per second so many threads together have 32 bytes opened, each one HSM call. */
    public double opens(int threads, int milliseconds) throws Exception {
        byte[] aad = new byte[RawToken.AAD];
        byte[] sealed = own.tokens.seal(kek, aad, new byte[RawToken.PLAINTEXT], () -> {});
        return Rate.of(
                threads, milliseconds, () -> () -> own.tokens.open(kek, aad, sealed).length / RawToken.PLAINTEXT);
    }

    @Override
    public void close() {
        own.close();
    }
}
