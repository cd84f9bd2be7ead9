package org.claviger.server.hsm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.agent.KeyUsage;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many at once under KEKs, and keys, of a real token; with agents that die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class OpensTest {
    private static final int CLIENTS = 16;
    private static final int TIMES = 100;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final List<byte[]> sealed = new ArrayList<>();

    private OwnTokens own;
    private UUID profile;
    private TokenKey kek;
    private TokenKey otherKek;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        own = OwnTokens.in(folder);
        profile = own.profile("opens");
        kek = new TokenKey(profile, "01");
        otherKek = new TokenKey(profile, "02");
        own.tokens.generateKek(kek, "kek");
        own.tokens.generateKek(otherKek, "other");
        for (int i = 0; i < CLIENTS; i++) {
            sealed.add(own.tokens.seal(kekOf(i), aadOf(i), plaintextOf(i), () -> {}));
        }
    }

    @AfterAll
    void stop() {
        clients.shutdownNow();
        own.close();
    }

    @Test
    void each_gets_what_it_sealed_whoever_it_is_opened_with() throws Exception {
        all(client -> assertOpens(client));
    }

    @Test
    void one_that_was_tampered_with_or_sealed_under_a_key_that_is_gone_spoils_no_other() throws Exception {
        TokenKey gone = new TokenKey(profile, "03");
        int agents = agents().size();
        all(client -> {
            if (client == 0) {
                byte[] tampered = sealed.get(0).clone();
                tampered[20] ^= 1;
                assertThatIllegalStateException()
                        .isThrownBy(() -> own.tokens.open(kekOf(0), aadOf(0), tampered))
                        .withMessageContaining("does not open");
            } else if (client == 1) {
                assertThatIllegalStateException().isThrownBy(() -> own.tokens.open(kek, aadOf(0), sealed.get(0)));
            } else {
                assertOpens(client);
            }
        });

        assertThat(agents()).as("agents that were not given up").hasSize(Math.max(agents, 1));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> own.tokens.open(gone, aadOf(0), sealed.get(0)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.HSM_UNAVAILABLE));
    }

    @Test
    void agents_that_are_killed_in_the_middle_cost_no_open_and_no_signature() throws Exception {
        TokenKey key = new TokenKey(profile, HexFormat.of().toHexDigits(System.nanoTime()));
        own.keys.generate(key, "key", TokenKeyType.EC_P256, Set.of(KeyUsage.SIGN));
        Future<?> killer = clients.submit(() -> {
            for (int i = 0; i < 3; i++) {
                Thread.sleep(150);
                // One at a time: an agent takes a quarter of a second to start, and another has to be there meanwhile.
                agents().stream().findFirst().ifPresent(ProcessHandle::destroyForcibly);
            }
            return null;
        });
        all(client -> {
            assertOpens(client);
            assertThat(own.uses.signEcdsa(key, new byte[32])).hasSize(64);
        });
        killer.get();
    }

    private void assertOpens(int client) {
        assertThat(own.tokens.open(kekOf(client), aadOf(client), sealed.get(client)))
                .isEqualTo(plaintextOf(client));
    }

    private void all(Work work) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS - 1; i++) {
            int client = i;
            running.add(clients.submit(() -> {
                for (int j = 0; j < TIMES; j++) {
                    work.of(client);
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
    }

    private static List<ProcessHandle> agents() {
        return ProcessHandle.current().children().toList();
    }

    private TokenKey kekOf(int client) {
        return client % 3 == 0 ? otherKek : kek;
    }

    private static byte[] aadOf(int client) {
        return new byte[client];
    }

    private static byte[] plaintextOf(int client) {
        return ("material of client " + client).getBytes(UTF_8);
    }

    private interface Work {
        void of(int client) throws Exception;
    }
}
