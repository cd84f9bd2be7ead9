package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Between real agents and a real SoftHSM: other tests rest on it that the library fails as it was told, and no otherwise. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class FaultyLibraryTest {
    private static final String TOKEN = "faulty";
    private static final String DATA = "what is sealed";
    private static final byte[] KEK = "a KEK's 16 bytes".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final String pin;
    private final FaultyLibrary library;
    private final AgentProcess agent;

    FaultyLibraryTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.pin = pin();
        this.library = FaultyLibrary.compileInto(folder);
        this.agent = start();
    }

    @BeforeAll
    void make_a_kek() throws TokenException {
        try (AgentConnection session = session(agent)) {
            session.call(new Message(Operation.GENERATE_KEK).with("kek").with(KEK.clone()), 1);
        }
    }

    @AfterEach
    void heal() {
        library.heal();
    }

    @AfterAll
    void end() {
        agent.close();
    }

    @Test
    void without_faults_it_does_what_the_library_behind_it_does() throws TokenException {
        try (AgentConnection session = session(agent)) {
            assertThat(open(session, seal(session))).isEqualTo(DATA);
        }
    }

    @Test
    void a_function_answers_once_what_it_was_told_to() throws TokenException {
        try (AgentConnection session = session(agent);
                AgentConnection other = session(agent)) {
            byte[] sealed = seal(session);
            library.inject("C_Decrypt", FaultyLibrary.DEVICE_ERROR, 1);

            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> open(session, sealed))
                    .withMessage("CKR_DEVICE_ERROR")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CRYPTOKI));
            assertThat(open(other, sealed)).isEqualTo(DATA);
        }
    }

    /** As many shots as calls: one that fired twice would be left over at the end, and one that was missed, too. */
    @Test
    void each_shot_fires_once_over_all_threads_and_processes() throws Exception {
        int calls = 100;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (AgentProcess second = start();
                AgentConnection a = session(agent);
                AgentConnection b = session(agent);
                AgentConnection c = session(second);
                AgentConnection d = session(second)) {
            List<AgentConnection> sessions = List.of(a, b, c, d);
            library.inject("C_GenerateRandom", FaultyLibrary.DEVICE_MEMORY, calls * sessions.size());
            List<Callable<Integer>> work = new ArrayList<>();
            for (AgentConnection session : sessions) {
                work.add(() -> failures(session, calls));
            }
            for (Future<Integer> failures : threads.invokeAll(work)) {
                assertThat(failures.get()).isEqualTo(calls);
            }

            assertThat(library.pending()).isZero();
            for (AgentConnection session : sessions) {
                assertThat(open(session, seal(session))).isEqualTo(DATA);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_shot_that_is_injected_while_others_fire_is_not_lost() throws Exception {
        int shots = 100;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (AgentConnection session = session(agent)) {
            Future<?> injected = thread.submit(() -> {
                for (int i = 0; i < shots; i++) {
                    library.inject("C_GenerateRandom", FaultyLibrary.DEVICE_MEMORY, 1);
                }
            });
            int failures = 0;
            while (!injected.isDone() || library.pending() > 0) {
                failures += failures(session, 1);
            }
            injected.get();

            assertThat(failures).isEqualTo(shots);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void what_always_fails_comes_after_all_shots_and_lasts_until_it_is_healed() throws TokenException {
        library.injectAlways("C_GenerateRandom", FaultyLibrary.TOKEN_NOT_PRESENT);
        library.inject("C_GenerateRandom", FaultyLibrary.DEVICE_MEMORY, 1);
        library.inject("C_GenerateRandom", FaultyLibrary.USER_NOT_LOGGED_IN, 1);
        try (AgentConnection session = session(agent)) {
            for (String name : List.of(
                    "CKR_DEVICE_MEMORY",
                    "CKR_USER_NOT_LOGGED_IN",
                    "CKR_TOKEN_NOT_PRESENT",
                    "CKR_TOKEN_NOT_PRESENT",
                    "CKR_TOKEN_NOT_PRESENT")) {
                assertThatExceptionOfType(TokenException.class)
                        .isThrownBy(() -> seal(session))
                        .withMessage(name);
            }
            library.heal();

            assertThat(open(session, seal(session))).isEqualTo(DATA);
            assertThat(library.pending()).isZero();
        }
    }

    @Test
    void a_function_that_hangs_holds_up_its_own_call_and_does_its_work_then() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (AgentConnection hanging = session(agent);
                AgentConnection other = session(agent)) {
            byte[] sealed = seal(other);
            library.hang("C_Decrypt", 2, 1);
            long start = System.nanoTime();
            Future<String> late = thread.submit(() -> open(hanging, sealed));
            await().until(() -> library.pending() == 0);

            assertThat(open(other, sealed)).isEqualTo(DATA);
            assertThat(late).isNotDone();
            assertThat(late.get()).isEqualTo(DATA);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void a_crash_ends_the_process_and_no_other() throws Exception {
        try (AgentProcess second = start();
                AgentConnection session = session(second);
                AgentConnection survivor = session(agent)) {
            byte[] sealed = seal(session);
            library.crash("C_Decrypt", 1);

            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> open(session, sealed))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.AGENT));
            await().until(() -> !second.isAlive());
            assertThat(open(survivor, sealed)).isEqualTo(DATA);
        }
    }

    @Test
    void a_library_that_can_not_be_initialized_is_told() throws TokenException {
        library.inject("C_Initialize", FaultyLibrary.DEVICE_ERROR, 1);

        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(this::start)
                .withMessageContaining("CKR_DEVICE_ERROR");
        start().close();
    }

    @Test
    void a_refused_pin_is_told() throws TokenException {
        library.inject("C_Login", FaultyLibrary.PIN_INCORRECT, 1);

        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> session(agent))
                .satisfies(e -> assertThat(e.isAboutThePin()).isTrue());
        session(agent).close();
    }

    @Test
    void a_function_that_can_not_be_made_to_fail_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> library.inject("C_Decryt", FaultyLibrary.DEVICE_ERROR, 1))
                .withMessageContaining("C_Decryt ")
                .withMessageContaining("C_Decrypt,");
    }

    private int failures(AgentConnection session, int calls) {
        int failures = 0;
        for (int i = 0; i < calls; i++) {
            try {
                seal(session);
            } catch (TokenException e) {
                assertThat(e).hasMessage("CKR_DEVICE_MEMORY");
                failures++;
            }
        }
        return failures;
    }

    private static byte[] seal(AgentConnection session) throws TokenException {
        return session.call(
                        new Message(Operation.SEAL)
                                .with(KEK.clone())
                                .with(new byte[0])
                                .with(DATA),
                        1)
                .bytes(0);
    }

    private static String open(AgentConnection session, byte[] sealed) throws TokenException {
        return session.call(
                        new Message(Operation.OPEN)
                                .with(KEK.clone())
                                .with(new byte[0])
                                .with(sealed.clone()),
                        1)
                .text(0);
    }

    private AgentConnection session(AgentProcess agent) throws TokenException {
        AgentConnection connection = agent.connect();
        try (TokenLogin login = new TokenLogin(TOKEN, 1, pin.getBytes(StandardCharsets.UTF_8))) {
            connection.login(login);
            return connection;
        } catch (TokenException e) {
            connection.close();
            throw e;
        }
    }

    private AgentProcess start() throws TokenException {
        return AgentProcess.start(library.path().toString(), new Settings() {
            @Override
            public Path runtimeFolder() {
                return folder;
            }

            @Override
            public String hsmEnvironment() {
                return "SOFTHSM2_CONF=" + configuration();
            }
        });
    }

    /** Where the development tokens of a data folder have it. */
    private Path configuration() {
        return folder.resolve("tokens").resolve("softhsm2.conf");
    }

    private String pin() throws IOException {
        Path tokens = Files.createDirectories(folder.resolve("tokens").resolve("softhsm"));
        Files.writeString(configuration(), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        return new DevelopmentTokens(DataFolder.at(folder)).pinOf(TOKEN);
    }
}
