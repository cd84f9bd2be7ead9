package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class KekRotationIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);
    private static final String POLICY = "/api/v1/tenant/kek-policy";
    private static final int KEYS = 120;
    private static final int PER_SECOND = 40;

    private final RunningServer.Handle server;
    private final ExecutorService clients = Executors.newFixedThreadPool(4);

    KekRotationIT(RunningServer.Handle server) {
        this.server = server;
    }

    @AfterEach
    void end() {
        clients.shutdownNow();
    }

    @Test
    void a_new_generation_seals_at_once_and_gets_the_rest_while_clients_read_all_of_it() throws Exception {
        OwnTenant tenant = OwnTenant.with(server, "rotation");
        List<byte[]> ciphertexts = keys(tenant, KEYS);
        KekResponse old = tenant.keks().get(0);
        tenant.resealing(true, null);

        KekResponse fresh = tenant.rotate();
        ciphertexts.add(tenant.encrypt(tenant.newKey("made after it").id(), HELLO));

        assertThat(underKek(fresh)).isEqualTo(1);
        theJobIsPaused(tenant, old);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> readers = IntStream.range(0, 2)
                .mapToObj(i -> clients.submit(() -> readAll(tenant, ciphertexts, over)))
                .toList();
        theJobIsThrottledAndWatched(tenant);
        over.set(true);
        for (Future<Integer> reader : readers) {
            assertThat(reader.get()).isGreaterThan(10);
        }

        ResealingResponse done = tenant.resealing();
        assertThat(done.done()).isEqualTo(KEYS);
        assertThat(done.failed()).isZero();
        assertThat(done.secondsLeft()).isZero();
        await().atMost(Duration.ofSeconds(5)).until(() -> tenant.resealing().finishedAt() != null);
        assertThat(underKek(old)).isZero();
        assertThat(underKek(fresh)).isEqualTo(KEYS + 1);
        assertThat(tenant.trail(Action.RESEALING_FINISHED)).hasSize(1);
        theOldOneIsDestroyedByTwo(tenant, old);
        assertThat(readAll(tenant, ciphertexts, new AtomicBoolean(true))).isEqualTo(KEYS + 1);
    }

    private static void theJobIsPaused(OwnTenant tenant, KekResponse old) throws InterruptedException {
        Thread.sleep(1500); // It looks each second.
        ResealingResponse paused = tenant.resealing();
        assertThat(paused.paused()).isTrue();
        assertThat(paused.running()).isFalse();
        assertThat(paused.left()).isEqualTo(KEYS);
        assertThat(paused.done()).isZero();
        assertThat(paused.secondsLeft()).isNull();
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.propose(ProposedAction.DESTROY_KEK, old.id()))
                        .detail())
                .contains("Still " + KEYS);
    }

    private static void theJobIsThrottledAndWatched(OwnTenant tenant) {
        tenant.resealing(false, PER_SECOND);
        await().atMost(Duration.ofSeconds(10)).until(() -> tenant.resealing().done() > 0);
        Instant begun = Instant.now();
        ResealingResponse seen = tenant.resealing();
        assertThat(seen.running()).isTrue();
        assertThat(seen.objectsPerSecond()).isEqualTo(PER_SECOND);
        assertThat(seen.left()).isBetween(1L, (long) KEYS - 1);
        assertThat(seen.rate()).isPositive();
        assertThat(seen.secondsLeft()).isBetween(1L, 60L);

        tenant.awaitResealed();

        // A first batch of each worker is not held back; they are two at the least.
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(700));
    }

    private static void theOldOneIsDestroyedByTwo(OwnTenant tenant, KekResponse old) {
        tenant.accept(tenant.propose(ProposedAction.DESTROY_KEK, old.id()));

        assertThat(tenant.kek(old.id()).state()).isEqualTo(KekState.DESTROYED);
        assertThat(Refusal.of(
                                ErrorCode.WRONG_STATE,
                                () -> tenant.operator()
                                        .get(
                                                OwnTenant.KEKS + "/" + old.id() + "/token-attributes",
                                                KekTokenAttributesResponse.class))
                        .detail())
                .contains("destroyed");
    }

    @Test
    void keys_that_are_made_meanwhile_do_not_stand_in_its_way() throws Exception {
        OwnTenant tenant = OwnTenant.with(server, "rotation-meanwhile");
        AtomicBoolean over = new AtomicBoolean();
        List<Future<List<byte[]>>> makers = IntStream.range(0, 4)
                .mapToObj(i -> clients.submit(() -> {
                    List<byte[]> ciphertexts = new ArrayList<>();
                    while (!over.get()) {
                        ciphertexts.add(tenant.encrypt(
                                tenant.newKey(UUID.randomUUID().toString()).id(), HELLO));
                    }
                    return ciphertexts;
                }))
                .toList();

        for (int i = 0; i < 5; i++) {
            tenant.rotate();
        }
        over.set(true);

        List<byte[]> all = new ArrayList<>();
        for (Future<List<byte[]>> maker : makers) {
            all.addAll(maker.get());
        }
        assertThat(all).hasSizeGreaterThan(5);
        tenant.awaitResealed();
        assertThat(tenant.resealing().failed()).isZero();
        assertThat(readAll(tenant, all, new AtomicBoolean(true))).isEqualTo(all.size());
        assertThat(underKek(tenant.keks().get(0))).isEqualTo(all.size());
    }

    @Test
    void the_server_rotates_one_whose_cryptoperiod_is_over_and_no_other() throws Exception {
        OwnTenant tenant = OwnTenant.with(server, "rotation-scheduled");
        KekResponse old = tenant.keks().get(0);
        byte[] ciphertext = tenant.encrypt(tenant.newKey("key").id(), HELLO);
        KekPolicy policy = new KekPolicy(30);
        assertThat(tenant.operator().put(POLICY, policy, KekPolicy.class)).isEqualTo(policy);
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> tenant.operator().put(POLICY, new KekPolicy(0), KekPolicy.class));
        try (Connection database = server.database();
                PreparedStatement back = database.prepareStatement(
                        "UPDATE kek SET activated_at = activated_at - interval '31 days' WHERE id = ?")) {
            back.setObject(1, old.id());
            back.executeUpdate();
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> tenant.keks().size() == 2);

        KekResponse fresh = tenant.keks().get(0);
        assertThat(fresh.state()).isEqualTo(KekState.ACTIVE);
        assertThat(tenant.kek(old.id()).state()).isEqualTo(KekState.DEACTIVATED);
        tenant.awaitResealed();
        assertThat(tenant.decrypt(ciphertext)).isEqualTo(HELLO);
        assertThat(tenant.trail(Action.KEK_ACTIVATED).get(0).actor()).isEqualTo("scheduled rotation");
        assertThat(tenant.operator().put(POLICY, new KekPolicy(null), KekPolicy.class))
                .isEqualTo(tenant.operator().get(POLICY, KekPolicy.class));
    }

    private List<byte[]> keys(OwnTenant tenant, int count) throws InterruptedException, ExecutionException {
        List<Callable<byte[]>> makers = IntStream.range(0, count)
                .<Callable<byte[]>>mapToObj(
                        i -> () -> tenant.encrypt(tenant.newKey("key-" + i).id(), HELLO))
                .toList();
        List<byte[]> ciphertexts = new ArrayList<>();
        for (Future<byte[]> made : clients.invokeAll(makers)) {
            ciphertexts.add(made.get());
        }
        return ciphertexts;
    }

    /** Reads everything again and again, at least once. */
    private static int readAll(OwnTenant tenant, List<byte[]> ciphertexts, AtomicBoolean over) {
        int read = 0;
        do {
            for (byte[] ciphertext : ciphertexts) {
                assertThat(tenant.decrypt(ciphertext)).isEqualTo(HELLO);
                read++;
            }
        } while (!over.get());
        return read;
    }

    private long underKek(KekResponse kek) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement count = database.prepareStatement("SELECT count(*) FROM material WHERE kek_id = ?")) {
            count.setObject(1, kek.id());
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
