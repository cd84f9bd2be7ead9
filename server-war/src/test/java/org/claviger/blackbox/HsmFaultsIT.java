package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.launcher.RunningServer;
import org.claviger.server.hsm.FaultyLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to the HSM, the server goes on without a restart. Faults are caused for real: by a library that stands
 * before SoftHSM, by ending agents, by taking the token's folder away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HsmFaultsIT {
    private static final byte[] PLAINTEXT = "a message".getBytes(UTF_8);
    private static final int CLIENTS = 8;
    private static final int MANY_CLIENTS = 64;
    private static final int SOME = 3;
    private static final int MORE_THAN_TRIES = 40;

    private final ExecutorService clients = Executors.newFixedThreadPool(MANY_CLIENTS);

    private RunningServer.Handle server;
    private FaultyLibrary library;
    private OwnTenant tenant;
    private UUID key;
    private byte[] ciphertext;

    @BeforeAll
    void start(@TempDir Path folder) {
        library = FaultyLibrary.compileInto(folder);
        server = RunningServer.Handle.startWith(Map.of(
                "claviger.material.cache-seconds",
                "0",
                "claviger.hsm.call-limit-seconds",
                "3",
                "claviger.hsm.management-limit-seconds",
                "4",
                // An agent that dies must be replaced within it, on a busy machine, too.
                "claviger.hsm.patience-seconds",
                "5",
                "claviger.hsm.agents",
                "2",
                "claviger.hsm.sessions",
                "2"));
        HsmDeviceResponse device =
                OwnTenant.device(server, "faulty", library.path().toString());
        tenant = OwnTenant.on(server, device, "faulty");
        key = tenant.newKey("key").id();
        ciphertext = tenant.encrypt(key, PLAINTEXT);
    }

    @AfterAll
    void stop() {
        clients.shutdownNow();
        server.close();
    }

    @AfterEach
    void heal() {
        library.heal();
        if (profile().blockedAt() != null) {
            unblock();
        }
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(this::serves);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                FaultyLibrary.DEVICE_ERROR,
                FaultyLibrary.SESSION_HANDLE_INVALID,
                FaultyLibrary.USER_NOT_LOGGED_IN,
                FaultyLibrary.TOKEN_NOT_PRESENT
            })
    void a_request_whose_session_fails_once_is_served_by_another(long ckr) {
        library.inject("C_DecryptInit", ckr, 1);
        serves();

        library.inject("C_Decrypt", ckr, 1);
        serves();
        assertThat(library.pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                FaultyLibrary.DEVICE_ERROR,
                FaultyLibrary.SESSION_HANDLE_INVALID,
                FaultyLibrary.USER_NOT_LOGGED_IN,
                FaultyLibrary.TOKEN_NOT_PRESENT
            })
    void a_token_that_fails_for_a_while_serves_again_by_itself(long ckr) {
        library.injectAlways("C_DecryptInit", ckr);

        // Asked again if need be: a profile that was unblocked before is begun anew at some moment, and idle then.
        await().untilAsserted(() -> {
            Problem problem = Refusal.of(ErrorCode.HSM_UNAVAILABLE, this::serves);
            assertThat(problem.status()).isEqualTo(503);
            assertThat(status().state()).isEqualTo(HsmProfileState.FAILING);
            assertThat(status().lastError()).contains("CKR_");
        });

        library.heal();
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
            serves();
            assertThat(status().state()).isEqualTo(HsmProfileState.SERVING);
        });
    }

    @Test
    void a_token_that_was_removed_is_found_when_it_is_back() throws IOException {
        Path token = tokenFolder();
        Path away = Files.move(token, token.resolveSibling("../away"));
        endAgents();

        assertUnavailable();
        assertUnavailable();

        Files.move(away, token);
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().untilAsserted(this::serves);
    }

    @Test
    void a_token_that_was_removed_under_open_sessions_is_found_when_it_is_back() throws IOException {
        serves();
        Path token = tokenFolder();
        Path away = Files.move(token, token.resolveSibling("../away"));

        // What SoftHSM still holds in memory it may still serve; what it doesn't is refused as unavailable.
        for (int i = 0; i < SOME; i++) {
            assertServesOrIsUnavailable();
        }

        Files.move(away, token);
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().untilAsserted(this::serves);
    }

    @Test
    void a_call_that_hangs_is_ended_and_its_request_served_by_another_agent() throws Exception {
        library.hang("C_Decrypt", 30, 1);
        long begun = System.nanoTime();
        Future<byte[]> hanging = clients.submit(() -> tenant.decrypt(ciphertext));
        await().until(() -> library.pending() == 0);

        for (int i = 0; i < MORE_THAN_TRIES; i++) {
            serves(); // Others are not held up.
        }
        assertThat(hanging.get()).isEqualTo(PLAINTEXT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void a_login_that_hangs_is_ended_too() {
        endAgents();
        library.hang("C_Login", 30, 1);

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(this::serves);
    }

    @Test
    void a_pin_that_the_hsm_admin_has_changed_is_tried_once_and_blocks_the_profile_until_an_admin_acts() {
        library.inject("C_Login", FaultyLibrary.PIN_INCORRECT, 5);
        endAgents();

        List<Future<?>> requests = times(4 * CLIENTS, () -> Refusal.of(ErrorCode.HSM_UNAVAILABLE, this::serves));
        requests.forEach(HsmFaultsIT::succeeds);

        assertThat(library.pending()).as("logins that were not tried").isEqualTo(4);
        HsmProfileResponse blocked = profile();
        assertThat(blocked.blockedAt()).isNotNull();
        assertThat(blocked.blockedBecause()).contains("key usage").contains("CKR_PIN_INCORRECT");
        assertThat(status().state()).isEqualTo(HsmProfileState.BLOCKED);
        assertThat(systemAudit()).contains("HSM_PROFILE_BLOCKED");

        library.heal();
        await().untilAsserted(() -> assertThat(
                        Refusal.of(ErrorCode.HSM_UNAVAILABLE, this::serves).detail())
                .contains("blocked"));
        assertThat(unblock().blockedAt()).isNull();
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(this::serves);
    }

    @Test
    void a_management_pin_that_was_changed_is_tried_once_too() {
        library.inject("C_Login", FaultyLibrary.PIN_INCORRECT, 5);

        assertThat(Refusal.of(ErrorCode.HSM_UNAVAILABLE, this::generateKek).detail())
                .contains("admin");
        assertThat(Refusal.of(ErrorCode.HSM_UNAVAILABLE, this::generateKek).detail())
                .contains("blocked");
        assertThat(library.pending()).isEqualTo(4);
        assertThat(profile().blockedBecause()).contains("key management");

        serves(); // On the sessions that are open.
    }

    @Test
    void a_token_that_is_full_takes_no_kek_and_goes_on_serving() {
        int before = keks().size();
        library.inject("C_GenerateKey", FaultyLibrary.DEVICE_MEMORY, 1);

        assertThat(Refusal.of(ErrorCode.HSM_REFUSED, this::generateKek).detail())
                .contains("full");
        assertThat(keks()).hasSize(before);
        serves();
        assertThatCode(this::generateKek).doesNotThrowAnyException();
    }

    @Test
    void a_key_generation_that_hangs_is_ended() {
        int before = keks().size();
        library.hang("C_GenerateKey", 30, 1);
        long begun = System.nanoTime();

        Refusal.of(ErrorCode.HSM_UNAVAILABLE, this::generateKek);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(keks()).hasSize(before);
        serves();
    }

    @Test
    void a_library_that_crashes_takes_its_agent_with_it_and_no_request() {
        library.crash("C_Decrypt", SOME);

        List<Future<?>> requests = times(MORE_THAN_TRIES, this::serves);
        requests.forEach(HsmFaultsIT::succeeds);
        assertThat(library.pending()).isZero();
    }

    @Test
    void a_library_that_crashes_while_it_is_loaded_is_told() {
        library.crash("C_Initialize", MORE_THAN_TRIES); // Agents that are started meanwhile get some of them.

        assertThat(Refusal.of(
                                ErrorCode.HSM_REFUSED,
                                () -> OwnTenant.device(
                                        server, "crashing", library.path().toString()))
                        .detail())
                .contains("crashed")
                .doesNotContain(": #");
    }

    @Test
    void agents_that_are_killed_under_load_are_replaced_and_their_requests_served_by_others() throws Exception {
        List<Future<?>> load = times(CLIENTS, () -> {
            for (int i = 0; i < MORE_THAN_TRIES; i++) {
                byte[] encrypted = tenant.encrypt(key, PLAINTEXT);
                assertThat(tenant.decrypt(encrypted)).isEqualTo(PLAINTEXT);
            }
        });
        for (int round = 0; round < SOME; round++) {
            for (ProcessHandle agent : agents()) {
                agent.destroyForcibly();
                Thread.sleep(300);
            }
        }

        load.forEach(HsmFaultsIT::succeeds);
        await().atMost(Duration.ofSeconds(10)).until(() -> status().agentsRunning() == 2);
    }

    @Test
    void more_requests_than_sessions_wait_in_turn_and_are_told_to_come_again_after_a_while() {
        library.hang("C_Decrypt", 1, 2 * MORE_THAN_TRIES);
        Http http = new Http(server.process());
        String token = tenant.client().token().orElseThrow();
        String body = "{\"ciphertext\":\"" + Base64.getEncoder().encodeToString(ciphertext) + "\"}";
        long begun = System.nanoTime();

        List<Http.Answer> answers = Stream.generate(() ->
                        clients.submit(() -> http.send(http.to("/api/v1/crypto/decrypt")
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)))))
                .limit(MANY_CLIENTS)
                .toList()
                .stream()
                .map(HsmFaultsIT::succeeds)
                .toList();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 503);
        answers.stream().filter(answer -> answer.status() == 503).forEach(answer -> {
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.problem().detail()).contains("busy");
        });
    }

    @Test
    void nothing_is_half_sealed() {
        library.injectAlways("C_EncryptInit", FaultyLibrary.DEVICE_ERROR);
        Refusal.of(ErrorCode.HSM_UNAVAILABLE, () -> tenant.newKey("half"));
        assertThat(names()).doesNotContain("half");

        library.heal();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> tenant.newKey("half"), ObjectResponse.class::isInstance);
        assertThat(names()).contains("half");
    }

    @Test
    void an_agent_that_hangs_is_ended_even_after_it_was_replaced() throws Exception {
        library.hang("C_Decrypt", 30, 1);
        Future<byte[]> hanging = clients.submit(() -> tenant.decrypt(ciphertext));
        await().until(() -> library.pending() == 0);
        replaceProfile();

        assertThat(hanging.get(25, TimeUnit.SECONDS)).isEqualTo(PLAINTEXT);
    }

    @Test
    void a_profile_is_replaced_without_a_request_failing() {
        List<Future<?>> load = times(CLIENTS, () -> {
            for (int i = 0; i < MORE_THAN_TRIES; i++) {
                serves();
            }
        });
        for (int i = 0; i < SOME; i++) {
            replaceProfile();
        }

        load.forEach(HsmFaultsIT::succeeds);
    }

    @Test
    void two_profiles_of_one_token_have_agents_apart_so_that_neither_works_with_the_login_of_the_other() {
        OwnTenant second = OwnTenant.withProfile(
                server,
                server.admin()
                        .post(
                                OwnTenant.PROFILES,
                                OwnTenant.profileRequest(server, device(), "second user of the token", tenant.token()),
                                HsmProfileResponse.class),
                "lodger");
        second.operator().post(OwnTenant.KEKS, null, KekResponse.class);
        UUID lodgersKey = second.newKey("key").id();
        int before = agents().size();

        assertThat(second.decrypt(second.encrypt(lodgersKey, PLAINTEXT))).isEqualTo(PLAINTEXT);
        serves();
        await().until(() -> agents().size() == 4 && before <= 4);
    }

    @Test
    void health_and_metrics_tell_of_each_profile() {
        serves();
        Http http = new Http(server.process());
        String id = tenant.profile().id().toString();

        assertThat(http.send(http.to("/health").GET()).body()).contains(id).contains("SERVING, agents 2");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(http.send(http.to("/metrics").GET()).body())
                                .contains("hsm_calls{hsm_profile=\"" + id)
                                .contains("hsm_latency_seconds{hsm_profile=\"" + id));
    }

    private void serves() {
        assertThat(tenant.decrypt(ciphertext)).isEqualTo(PLAINTEXT);
    }

    private void assertUnavailable() {
        Refusal.of(ErrorCode.HSM_UNAVAILABLE, this::serves);
    }

    private void assertServesOrIsUnavailable() {
        try {
            serves();
        } catch (ApiException e) {
            assertThat(e.problem().code()).isEqualTo(ErrorCode.HSM_UNAVAILABLE);
        }
    }

    private HsmProfileResponse unblock() {
        return server.admin()
                .post(OwnTenant.PROFILES + "/" + tenant.profile().id() + "/unblock", null, HsmProfileResponse.class);
    }

    private void replaceProfile() {
        server.admin()
                .put(
                        OwnTenant.PROFILES + "/" + tenant.profile().id(),
                        OwnTenant.profileRequest(
                                server, device(), tenant.profile().name(), tenant.token()),
                        HsmProfileResponse.class);
    }

    private HsmDeviceResponse device() {
        return server.admin().get(OwnTenant.DEVICES + "/" + tenant.profile().deviceId(), HsmDeviceResponse.class);
    }

    private KekResponse generateKek() {
        return tenant.operator().post(OwnTenant.KEKS, new GenerateKekRequest(null, false), KekResponse.class);
    }

    private List<KekResponse> keks() {
        return tenant.operator().get(OwnTenant.KEKS, KekListResponse.class).items();
    }

    private List<String> names() {
        return tenant.client().get(OwnTenant.KEYS, ObjectPageResponse.class).items().stream()
                .map(ObjectResponse::name)
                .toList();
    }

    private HsmProfileResponse profile() {
        return server.admin().get(OwnTenant.PROFILES + "/" + tenant.profile().id(), HsmProfileResponse.class);
    }

    private HsmProfileStatusResponse status() {
        return server.admin()
                .get(OwnTenant.PROFILES + "/" + tenant.profile().id() + "/status", HsmProfileStatusResponse.class);
    }

    private List<String> systemAudit() {
        return server.admin().get("/api/v1/admin/audit?limit=100", AuditPageResponse.class).items().stream()
                .map(AuditRecordResponse::action)
                .toList();
    }

    /** The usage agents that have the faulty library loaded. */
    private List<ProcessHandle> agents() {
        return server.process()
                .handle()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .endsWith(library.path().toString()))
                .toList();
    }

    private void endAgents() {
        List<ProcessHandle> running = agents();
        running.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> running.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** SoftHSM names the folder of a token by chance; its label is in a file there. */
    private Path tokenFolder() throws IOException {
        try (Stream<Path> tokens = Files.list(server.process().data().root().resolve("tokens/softhsm"))) {
            return tokens.filter(this::isOfTheTenant).findFirst().orElseThrow();
        }
    }

    private boolean isOfTheTenant(Path folder) {
        try {
            return Files.readString(folder.resolve("token.object"), ISO_8859_1).contains(tenant.token());
        } catch (IOException e) {
            return false;
        }
    }

    private List<Future<?>> times(int times, Runnable request) {
        return Stream.<Future<?>>generate(() -> clients.submit(request))
                .limit(times)
                .toList();
    }

    private static <T> T succeeds(Future<T> request) {
        try {
            return request.get();
        } catch (Exception e) {
            throw new AssertionError("a request failed: " + e.getMessage(), e);
        }
    }
}
