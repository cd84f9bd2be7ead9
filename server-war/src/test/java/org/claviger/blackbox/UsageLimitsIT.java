package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.api.crypto.UsageLimits.Unit;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class UsageLimitsIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final RunningServer.Handle server;
    private final Objects objects;

    UsageLimitsIT(RunningServer.Handle server) {
        this.server = server;
        this.objects = new Objects(server.client("north"));
    }

    @Test
    void so_many_operations_protect_and_not_one_more() {
        ObjectResponse key = objects.create(Algorithm.AES, Objects.limited(Unit.OPERATIONS, 3), null);
        byte[] ciphertext = HELLO;
        for (int i = 0; i < 3; i++) {
            ciphertext = objects.encrypt(key.id(), HELLO).ciphertext();
        }

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> objects.encrypt(key.id(), HELLO));

        assertThat(left(key.id())).isZero();
        assertThat(objects.decrypt(ciphertext)).isEqualTo(HELLO);
        objects.policy(key.id(), Objects.limited(Unit.OPERATIONS, 4));
        objects.encrypt(key.id(), HELLO);
        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> objects.encrypt(key.id(), HELLO));
    }

    @Test
    void so_many_bytes_are_protected_and_not_one_more() {
        ObjectResponse key = objects.create(Algorithm.AES, Objects.limited(Unit.BYTES, 12), null);
        objects.encrypt(key.id(), HELLO);
        objects.encrypt(key.id(), HELLO);

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> objects.encrypt(key.id(), HELLO));

        objects.encrypt(key.id(), new byte[2]);
        assertThat(left(key.id())).isZero();
    }

    @Test
    void of_many_who_use_it_at_once_as_many_succeed_as_there_are_uses() throws Exception {
        int uses = 150;
        ObjectResponse key = objects.create(Algorithm.AES, Objects.limited(Unit.OPERATIONS, uses), null);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(16);
        for (int i = 0; i < uses + 50; i++) {
            clients.execute(() -> {
                try {
                    objects.encrypt(key.id(), HELLO);
                    done.incrementAndGet();
                } catch (ApiException e) {
                    assertThat(e.problem().code()).isEqualTo(ErrorCode.USAGE_NOT_ALLOWED);
                    refused.incrementAndGet();
                }
            });
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(done).hasValue(uses);
        assertThat(refused).hasValue(50);
    }

    @Test
    void what_a_node_has_reserved_and_not_used_is_left() {
        ObjectResponse key = objects.create(Algorithm.AES, Objects.limited(Unit.OPERATIONS, 1000), null);

        objects.encrypt(key.id(), HELLO);

        assertThat(left(key.id())).isEqualTo(999);
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(recorded(key.id())).isEqualTo(999));
    }

    @Test
    void a_version_that_has_made_all_its_random_ivs_encrypts_no_more_until_it_is_rotated() throws SQLException {
        ObjectResponse key = objects.create(Algorithm.AES);
        update("UPDATE object_version SET random_ivs = (1::bigint << 32) - 1 WHERE object_id = ?", key.id());
        byte[] last = objects.encrypt(key.id(), HELLO).ciphertext();

        assertThat(Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> objects.encrypt(key.id(), HELLO))
                        .detail())
                .contains("Rotate");

        assertThat(objects.decrypt(last)).isEqualTo(HELLO);
        objects.rotate(key.id());
        objects.encrypt(key.id(), HELLO);
    }

    private long left(UUID id) {
        UsageLimits limits =
                java.util.Objects.requireNonNull(objects.get(id).policy().usageLimits());
        return java.util.Objects.requireNonNull(limits.left());
    }

    private long recorded(UUID id) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement query =
                        database.prepareStatement("SELECT usage_limit_left FROM managed_object WHERE id = ?")) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void update(String statement, UUID id) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement update = database.prepareStatement(statement)) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }
}
