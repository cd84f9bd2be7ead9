package org.claviger.blackbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.admin.NodeResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.Trust;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.HoldRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers over one database: what is true at one is true at the other. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralNodesIT {
    private static final String ENCRYPT = "/api/v1/crypto/encrypt";

    /** By docs/adr/0024 a change is known at once, and after a second even if the notice of it was lost. */
    private static final Duration PROMISED = Duration.ofSeconds(1);

    private static final int REQUESTS = 40;

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private AnotherNode node;
    private ApiClient there;
    private UUID key;

    SeveralNodesIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void another_node_starts() throws IOException, GeneralSecurityException {
        tenant = OwnTenant.with(server, "nodes-as-one");
        key = tenant.newKey("shared").id();
        node = AnotherNode.of(server);
        there = new ApiClient(
                node.process().base(), Trust.inCaOf(node.process().data().caFile()));
    }

    @AfterAll
    void a_node_that_is_stopped_gives_back_what_it_had_reserved_and_takes_its_leave() {
        Objects objects = new Objects(tenant.client());
        UUID limited = objects.create(Algorithm.AES, Objects.limited(UsageLimits.Unit.OPERATIONS, 1000), null)
                .id();
        encrypt(clientThere(), limited);
        node.close();
        UsageLimits limits = tenant.client()
                .get(OwnTenant.KEYS + "/" + limited, ObjectResponse.class)
                .policy()
                .usageLimits();
        assertThat(requireNonNull(limits).left()).isEqualTo(999);
        // Not that it is silent, which would be told after 15 seconds, but that it is there no more.
        assertThat(answering(server.admin())).hasSize(1).allMatch(NodeResponse::asked);
    }

    private static List<NodeResponse> answering(ApiClient admin) {
        return admin.get("/api/v1/admin/overview", OverviewResponse.class).nodes().stream()
                .filter(NodeResponse::answering)
                .toList();
    }

    private ApiClient clientThere() {
        return there.as(tenant.client().token().orElseThrow());
    }

    private static byte[] encrypt(ApiClient client, UUID with) {
        return client.post(ENCRYPT, new EncryptRequest(with, new byte[] {1}, null), EncryptResponse.class)
                .ciphertext();
    }

    @Test
    void a_token_of_one_opens_the_other_and_what_one_encrypts_the_other_decrypts() {
        byte[] ciphertext = encrypt(tenant.client(), key);
        assertThat(clientThere()
                        .post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                        .plaintext())
                .containsExactly(1);
    }

    @Test
    void a_key_that_is_held_at_one_is_held_at_the_other() {
        UUID held = tenant.newKey("held").id();
        ApiClient client = clientThere();
        encrypt(client, held);
        encrypt(client, held);
        tenant.client().post(OwnTenant.KEYS + "/" + held + "/hold", new HoldRequest("lost"), ObjectResponse.class);
        await().atMost(PROMISED).untilAsserted(() -> Refusal.of(ErrorCode.WRONG_STATE, () -> encrypt(client, held)));
    }

    @Test
    void a_session_that_is_ended_at_one_is_ended_at_the_other() {
        String operators = "/api/v1/tenant/operators";
        String token = server.operatorToken("south");
        ApiClient operator = there.as(token);
        operator.get(operators, AccountListResponse.class);
        server.api().as(token).post("/api/v1/auth/logout", null);
        await().atMost(PROMISED)
                .untilAsserted(() -> Refusal.of(
                        ErrorCode.NOT_AUTHENTICATED, () -> operator.get(operators, AccountListResponse.class)));
    }

    @Test
    void both_write_one_trail_whose_chain_is_intact() throws Exception {
        ApiClient client = clientThere();
        ExecutorService pair = Executors.newFixedThreadPool(2);
        try {
            Future<?> here = pair.submit(() -> many(tenant.client()));
            Future<?> beyond = pair.submit(() -> many(client));
            here.get();
            beyond.get();
        } finally {
            pair.shutdown();
        }
        assertThat(tenant.operator()
                        .get("/api/v1/tenant/audit/verification", AuditVerificationResponse.class)
                        .intact())
                .isTrue();
    }

    private void many(ApiClient client) {
        for (int i = 0; i < REQUESTS; i++) {
            encrypt(client, key);
        }
    }

    @Test
    void each_is_told_of_by_the_other() {
        ApiClient admin = server.admin();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(answering(admin)).hasSize(2));
        assertThat(answering(there.as(server.adminToken())))
                .extracting(NodeResponse::id)
                .containsExactlyInAnyOrderElementsOf(
                        answering(admin).stream().map(NodeResponse::id).toList());
    }
}
