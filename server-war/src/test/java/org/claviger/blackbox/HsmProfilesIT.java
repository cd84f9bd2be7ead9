package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmCredential;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.HsmTokenResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.KekResponse;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer;
import org.claviger.server.hsm.FaultyLibrary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices and profiles through their lives: made, looked at, changed under load, blocked, unblocked, deleted. */
@ExtendWith(RunningServer.class)
class HsmProfilesIT {
    private static final String DEVICES = OwnTenant.DEVICES + "/";
    private static final String PROFILES = OwnTenant.PROFILES + "/";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long VENDORS_USER_TYPE = 0x80000001L;
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final RunningServer.Handle server;
    private final ApiClient admin;
    private final DevelopmentTokens tokens;

    private static OwnTenant tenant;
    private static UUID key;
    private static FaultyLibrary library;

    /** For all tests that leave it as it was. */
    @BeforeAll
    static void make_a_tenant(RunningServer.Handle server) throws IOException {
        tenant = OwnTenant.with(server, "profiles-" + unique()).keepingNoMaterial();
        key = tenant.newKey("key").id();
        // It stays: the server goes on to look after it.
        library = FaultyLibrary.compileInto(Files.createTempDirectory(Path.of("target"), "faulty-"));
    }

    HsmProfilesIT(RunningServer.Handle server) {
        this.server = server;
        this.admin = server.admin();
        this.tokens = new DevelopmentTokens(server.process().data());
    }

    @Nested
    class A_device {
        @Test
        void tells_what_its_library_and_each_token_say_of_themselves() {
            HsmDeviceStatusResponse status =
                    admin.get(DEVICES + device().id() + "/status", HsmDeviceStatusResponse.class);
            HsmTokenResponse token = status.tokens().stream()
                    .filter(each -> each.label().equals("claviger-north"))
                    .findFirst()
                    .orElseThrow();

            assertThat(status.description()).isNotBlank();
            assertThat(status.libraryVersion()).matches("\\d+\\.\\d+");
            assertThat(status.cryptokiVersion()).matches("\\d+\\.\\d+");
            assertThat(token.initialized()).isTrue();
            assertThat(token.manufacturer()).isEqualTo("SoftHSM project");
            assertThat(token.model()).isNotBlank();
            assertThat(token.serialNumber()).isNotBlank();
            assertThat(token.firmwareVersion()).matches("\\d+\\.\\d+");
            assertThat(token.maxSessions()).isGreaterThanOrEqualTo(-1);
            assertThat(token.mechanisms())
                    .contains("CKM_AES_KEY_GEN", "CKM_AES_ECB", "CKM_AES_GCM", "CKM_RSA_PKCS_KEY_PAIR_GEN");
            assertThat(token.missingMechanisms()).isEmpty();
        }

        @Test
        void is_asked_anew_each_time() {
            String label = "fresh-" + unique();
            tokens.pinOf(label);

            assertThat(admin.get(DEVICES + device().id() + "/status", HsmDeviceStatusResponse.class)
                            .tokens())
                    .extracting(HsmTokenResponse::label)
                    .contains(label);
        }

        @Test
        void is_renamed_and_deleted() {
            HsmDeviceResponse made = OwnTenant.device(server, "before-" + unique(), DevelopmentTokens.LIBRARY);
            String after = "after-" + unique();
            admin.put(
                    DEVICES + made.id(),
                    new HsmDeviceRequest(after, DevelopmentTokens.LIBRARY),
                    HsmDeviceResponse.class);

            assertThat(admin.get(DEVICES + made.id(), HsmDeviceResponse.class).name())
                    .isEqualTo(after);
            admin.delete(DEVICES + made.id());
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.get(DEVICES + made.id(), HsmDeviceResponse.class));
        }

        @Test
        void does_not_take_the_name_of_another() {
            HsmDeviceResponse one = OwnTenant.device(server, "one-" + unique(), DevelopmentTokens.LIBRARY);
            HsmDeviceResponse two = OwnTenant.device(server, "two-" + unique(), DevelopmentTokens.LIBRARY);
            HsmDeviceRequest same = new HsmDeviceRequest(one.name(), DevelopmentTokens.LIBRARY);

            Refusal.of(ErrorCode.NAME_TAKEN, () -> admin.post(DEVICES, same, HsmDeviceResponse.class));
            Refusal.of(ErrorCode.NAME_TAKEN, () -> admin.put(DEVICES + two.id(), same, HsmDeviceResponse.class));
        }

        @Test
        void with_profiles_is_not_deleted() {
            Problem problem = Refusal.of(ErrorCode.WRONG_STATE, () -> admin.delete(DEVICES + device().id()));

            assertThat(problem.detail()).contains("profiles");
        }

        @Test
        void keeps_its_library_if_the_new_one_does_not_load() {
            HsmDeviceResponse made = OwnTenant.device(server, "kept-" + unique(), DevelopmentTokens.LIBRARY);
            for (String wrong : List.of("/no/such/library.so", "softhsm/libsofthsm2.so", "/usr/lib/\0")) {
                Refusal.of(
                        ErrorCode.HSM_REFUSED,
                        () -> admin.put(
                                DEVICES + made.id(),
                                new HsmDeviceRequest(made.name(), wrong),
                                HsmDeviceResponse.class));
            }

            assertThat(admin.get(DEVICES + made.id(), HsmDeviceResponse.class).library())
                    .isEqualTo(DevelopmentTokens.LIBRARY);
        }

        @Test
        void that_nobody_knows_is_not_found() {
            String unknown = DEVICES + UUID.randomUUID();
            HsmDeviceRequest request = new HsmDeviceRequest("unknown", DevelopmentTokens.LIBRARY);

            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.get(unknown, HsmDeviceResponse.class));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.get(unknown + "/status", HsmDeviceStatusResponse.class));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.put(unknown, request, HsmDeviceResponse.class));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.delete(unknown));
        }
    }

    @Nested
    class A_profile {
        @Test
        void with_a_user_type_that_the_token_does_not_know_is_tried_once_and_not_saved() {
            String name = "vendor-" + unique();
            HsmCredential right = credential(name, null);
            HsmCredential vendors = credential(name, VENDORS_USER_TYPE);

            Problem management = Refusal.of(ErrorCode.HSM_REFUSED, () -> create(request(name, vendors, right, null)));
            Problem usage = Refusal.of(ErrorCode.HSM_REFUSED, () -> create(request(name, right, vendors, null)));

            assertThat(management.detail()).contains("key management", "CKR_USER_TYPE_INVALID", "once");
            assertThat(usage.detail()).contains("key usage", "CKR_USER_TYPE_INVALID", "once");
            assertThat(admin.get(OwnTenant.PROFILES, HsmProfileListResponse.class)
                            .items())
                    .extracting(HsmProfileResponse::name)
                    .doesNotContain(name);
        }

        @Test
        void with_a_user_type_that_is_said_serves() {
            String name = "said-" + unique();
            HsmCredential user = credential(name, HsmCredential.USER);

            assertThat(create(request(name, user, user, null)).tokenLabel()).isEqualTo(name);
        }

        @Test
        void may_hold_aes_keys_whatever_else_is_said() {
            String name = "limits-" + unique();
            HsmCredential user = credential(name, null);
            HsmProfileResponse made = create(request(name, user, user, Set.of(HsmAlgorithm.RSA)));
            HsmProfileResponse replaced =
                    admin.put(PROFILES + made.id(), request(name, user, user, Set.of()), HsmProfileResponse.class);

            assertThat(made.algorithms()).containsExactlyInAnyOrder(HsmAlgorithm.AES, HsmAlgorithm.RSA);
            assertThat(replaced.algorithms()).containsExactly(HsmAlgorithm.AES);
        }

        @Test
        void is_replaced_while_it_serves_and_no_request_fails() throws Exception {
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<Integer>> encrypting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                encrypting.add(threads.submit(() -> {
                    int count = 0;
                    for (; !done.get(); count++) {
                        assertThat(tenant.decrypt(tenant.encrypt(key, HELLO))).isEqualTo(HELLO);
                    }
                    return count;
                }));
            }
            String name = "";
            for (int i = 0; i < 2; i++) {
                name = "replaced-" + unique();
                HsmCredential user = credential(tenant.token(), i == 0 ? HsmCredential.USER : null);
                HsmProfileRequest request =
                        new HsmProfileRequest(name, tenant.profile().deviceId(), tenant.token(), user, user, null);
                admin.put(PROFILES + tenant.profile().id(), request, HsmProfileResponse.class);
                Thread.sleep(2500); // its sessions begin anew within two seconds
            }
            done.set(true);
            threads.shutdown();

            for (Future<Integer> each : encrypting) {
                assertThat(each.get()).isPositive();
            }
            assertThat(profile(tenant).name()).isEqualTo(name);
        }

        @Test
        void with_keys_on_its_token_can_not_be_given_another() {
            String other = "other-" + unique();
            HsmCredential user = credential(other, null);
            HsmProfileRequest elsewhere =
                    new HsmProfileRequest(tenant.name(), tenant.profile().deviceId(), other, user, user, null);

            Problem problem = Refusal.of(
                    ErrorCode.WRONG_STATE,
                    () -> admin.put(PROFILES + tenant.profile().id(), elsewhere, HsmProfileResponse.class));

            assertThat(problem.detail()).contains("Keys are on the token");
            assertThat(profile(tenant).tokenLabel()).isEqualTo(tenant.token());
        }

        @Test
        void without_keys_can_be_given_another_token() {
            HsmProfileResponse made = OwnTenant.profile(server, device(), "moved-" + unique());
            HsmProfileRequest elsewhere = OwnTenant.profileRequest(server, device(), made.name(), "moved-" + unique());

            assertThat(admin.put(PROFILES + made.id(), elsewhere, HsmProfileResponse.class)
                            .tokenLabel())
                    .isEqualTo(elsewhere.tokenLabel());
        }

        @Test
        void is_not_replaced_by_credentials_that_the_token_refuses() {
            HsmCredential wrong = new HsmCredential(null, Secret.of("not the pin"));
            HsmProfileRequest request = new HsmProfileRequest(
                    tenant.name(), tenant.profile().deviceId(), tenant.token(), wrong, wrong, null);

            Refusal.of(
                    ErrorCode.HSM_REFUSED,
                    () -> admin.put(PROFILES + tenant.profile().id(), request, HsmProfileResponse.class));

            assertThat(profile(tenant).blockedAt()).isNull();
            assertThat(tenant.decrypt(tenant.encrypt(key, HELLO))).isEqualTo(HELLO);
        }

        @Test
        void that_serves_a_tenant_is_not_deleted_and_an_unused_one_is() {
            HsmProfileResponse unused = OwnTenant.profile(server, device(), "unused-" + unique());

            Problem problem = Refusal.of(
                    ErrorCode.WRONG_STATE,
                    () -> admin.delete(PROFILES + tenant.profile().id()));
            admin.delete(PROFILES + unused.id());

            assertThat(problem.detail()).contains("Tenants");
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.get(PROFILES + unused.id(), HsmProfileResponse.class));
        }

        @Test
        void that_nobody_knows_is_not_found() {
            String unknown = PROFILES + UUID.randomUUID();
            HsmProfileRequest request = OwnTenant.profileRequest(server, device(), "unknown", "claviger-north");

            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.get(unknown, HsmProfileResponse.class));
            Refusal.of(
                    ErrorCode.OBJECT_NOT_FOUND, () -> admin.get(unknown + "/status", HsmProfileStatusResponse.class));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.put(unknown, request, HsmProfileResponse.class));
            Refusal.of(
                    ErrorCode.OBJECT_NOT_FOUND, () -> admin.post(unknown + "/unblock", null, HsmProfileResponse.class));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> admin.delete(unknown));
        }

        @Test
        void tells_no_pin_by_any_resource() {
            Http http = new Http(server.process());
            String one = PROFILES + tenant.profile().id();
            String wrong = "not the pin " + unique();
            String body = """
                    {"name":"silent","deviceId":"%s","tokenLabel":"%s","managementCredential":{"pin":"%s"},
                     "usageCredential":{"pin":"%s"},"algorithms":["DSA"]}""".formatted(tenant.profile().deviceId(), tenant.token(), wrong, wrong);
            List<Http.Answer> answers = List.of(
                    get(http, OwnTenant.PROFILES),
                    get(http, one),
                    get(http, one + "/status"),
                    get(http, DEVICES + tenant.profile().deviceId() + "/status"),
                    get(http, "/api/v1/admin/audit?limit=1000"),
                    get(http, "/health"),
                    get(http, "/openapi"),
                    post(http, OwnTenant.PROFILES, body),
                    post(http, OwnTenant.PROFILES, body.replace("DSA", "RSA")),
                    post(http, one + "/unblock", ""));

            assertThat(answers).extracting(Http.Answer::body).noneMatch(said -> said.contains(wrong));
            assertThat(answers)
                    .extracting(Http.Answer::body)
                    .noneMatch(said -> said.contains(tokens.pinOf(tenant.token())));
            assertThat(answers).extracting(Http.Answer::status).containsSubsequence(200, 200, 200, 400, 422, 200);
        }
    }

    @Nested
    class A_blocked_profile {
        @Test
        void tells_why_tries_no_login_and_serves_again_when_it_is_unblocked() throws SQLException {
            String id = PROFILES + tenant.profile().id();
            byte[] ciphertext = tenant.encrypt(key, HELLO);
            // With another revision, so that the sessions that are logged in are given up.
            update(
                    "UPDATE hsm_profile SET blocked_at = now(), blocked_because = 'of a test', revision = revision + 1"
                            + " WHERE id = ?",
                    tenant);

            Problem problem = await().atMost(PATIENCE)
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> Refusal.of(ErrorCode.HSM_UNAVAILABLE, () -> tenant.decrypt(ciphertext)), p -> true);
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.detail()).contains("blocked", "An admin");
            Refusal.of(
                    ErrorCode.HSM_UNAVAILABLE,
                    () -> tenant.operator().post(OwnTenant.KEKS + "/rotate", null, KekResponse.class));
            assertThat(profile(tenant).blockedAt()).isNotNull();
            assertThat(profile(tenant).blockedBecause()).isEqualTo("of a test");
            assertThat(status(tenant).state()).isEqualTo(HsmProfileState.BLOCKED);

            HsmProfileResponse unblocked = admin.post(id + "/unblock", null, HsmProfileResponse.class);
            assertThat(unblocked.blockedAt()).isNull();
            assertThat(tenant.decrypt(ciphertext)).isEqualTo(HELLO);
            assertThat(status(tenant).state()).isEqualTo(HsmProfileState.SERVING);
        }

        @Test
        void serves_again_when_its_credentials_are_replaced() throws SQLException {
            update(
                    "UPDATE hsm_profile SET blocked_at = now(), blocked_because = 'of a test', revision = revision + 1"
                            + " WHERE id = ?",
                    tenant);
            HsmProfileResponse replaced = admin.put(
                    PROFILES + tenant.profile().id(),
                    OwnTenant.profileRequest(server, device(), "corrected-" + unique(), tenant.token()),
                    HsmProfileResponse.class);

            assertThat(replaced.blockedAt()).isNull();
            assertThat(tenant.decrypt(tenant.encrypt(key, HELLO))).isEqualTo(HELLO);
        }

        /** The management login is refused: the usage sessions, which are logged in, go on. */
        @Test
        void was_blocked_by_one_refused_login_which_is_not_tried_again() throws Exception {
            HsmDeviceResponse faulty = OwnTenant.device(
                    server, "faulty-" + unique(), library.path().toString());
            OwnTenant locked = OwnTenant.on(server, faulty, "locked-" + unique());
            UUID its = locked.newKey("key").id();
            long revision = revision(locked);
            // Until each agent has a session that is logged in, and agents that other tests have had replaced are gone.
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> {
                locked.encrypt(its, HELLO);
                return true;
            });
            library.inject("C_Login", FaultyLibrary.PIN_INCORRECT, 2);

            Problem refused = Refusal.of(
                    ErrorCode.HSM_UNAVAILABLE,
                    () -> locked.operator().post(OwnTenant.KEKS + "/rotate", null, KekResponse.class));
            Problem again = Refusal.of(
                    ErrorCode.HSM_UNAVAILABLE,
                    () -> locked.operator().post(OwnTenant.KEKS + "/rotate", null, KekResponse.class));

            assertThat(refused.detail()).contains("credentials");
            assertThat(again.detail()).contains("blocked");
            assertThat(library.pending()).as("logins that were not tried").isEqualTo(1);
            assertThat(profile(locked).blockedBecause()).contains("key management", "CKR_PIN_INCORRECT");
            assertThat(revision(locked)).isEqualTo(revision);
            assertThat(locked.decrypt(locked.encrypt(its, HELLO))).isEqualTo(HELLO);

            Problem still = Refusal.of(
                    ErrorCode.HSM_REFUSED,
                    () -> admin.post(PROFILES + locked.profile().id() + "/unblock", null, HsmProfileResponse.class));
            assertThat(still.detail()).contains("CKR_PIN_INCORRECT");
            assertThat(profile(locked).blockedAt()).isNotNull();
            admin.post(PROFILES + locked.profile().id() + "/unblock", null, HsmProfileResponse.class);
            assertThat(locked.operator().post(OwnTenant.KEKS + "/rotate", null, KekResponse.class))
                    .isNotNull();
        }
    }

    @Test
    void several_devices_and_libraries_serve_at_once() {
        HsmDeviceResponse another =
                OwnTenant.device(server, "another-" + unique(), library.path().toString());
        OwnTenant east = OwnTenant.on(server, another, "east-" + unique());
        OwnTenant west = OwnTenant.on(server, device(), "west-" + unique());
        UUID eastern = east.newKey("key").id();
        UUID western = west.newKey("key").id();

        for (int i = 0; i < 10; i++) {
            assertThat(east.decrypt(east.encrypt(eastern, HELLO))).isEqualTo(HELLO);
            assertThat(west.decrypt(west.encrypt(western, HELLO))).isEqualTo(HELLO);
        }
        assertThat(status(east).state()).isEqualTo(HsmProfileState.SERVING);
        assertThat(status(west).state()).isEqualTo(HsmProfileState.SERVING);
    }

    private HsmProfileResponse profile(OwnTenant whose) {
        return admin.get(PROFILES + whose.profile().id(), HsmProfileResponse.class);
    }

    private HsmProfileStatusResponse status(OwnTenant whose) {
        return admin.get(PROFILES + whose.profile().id() + "/status", HsmProfileStatusResponse.class);
    }

    private HsmDeviceResponse device() {
        return OwnTenant.device(server);
    }

    private HsmProfileResponse create(HsmProfileRequest request) {
        return admin.post(OwnTenant.PROFILES, request, HsmProfileResponse.class);
    }

    private HsmProfileRequest request(
            String name, HsmCredential management, HsmCredential usage, @Nullable Set<HsmAlgorithm> algorithms) {
        return new HsmProfileRequest(name, device().id(), name, management, usage, algorithms);
    }

    private HsmCredential credential(String token, @Nullable Long userType) {
        return new HsmCredential(userType, Secret.of(tokens.pinOf(token)));
    }

    private Http.Answer get(Http http, String path) {
        return http.send(http.to(path).header("Authorization", "Bearer " + server.adminToken()));
    }

    private Http.Answer post(Http http, String path, String body) {
        java.net.http.HttpRequest.Builder request =
                http.to(path).header("Authorization", "Bearer " + server.adminToken());
        return http.send(
                body.isEmpty()
                        ? request.POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private void update(String sql, OwnTenant whose) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement update = database.prepareStatement(sql)) {
            update.setObject(1, whose.profile().id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private long revision(OwnTenant whose) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement query = database.prepareStatement("SELECT revision FROM hsm_profile WHERE id = ?")) {
            query.setObject(1, whose.profile().id());
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            }
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
