package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UsageLimitsUnit;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uses of keys that no thread waits for: of a client that is known by its certificate, one in a message. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class KmipAtOnceIT {
    private static final byte[] PLAINTEXT = new byte[100];
    private static final int CONNECTIONS = 16;
    private static final int MESSAGES = 200;
    private static final int LIMIT = 5;
    private static final int SOON_MILLIS = 500;

    private final RunningServer.Handle server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private OwnTenant tenant;
    private SSLContext tls;

    KmipAtOnceIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void a_client_has_a_certificate() {
        tenant = OwnTenant.with(server, "kmip-at-once");
        tenant.operator().post("/api/v1/tenant/client-authorities/built-in", null, ClientAuthorityResponse.class);
        UUID client = new Applications(server, tenant.operator())
                .client("certified")
                .made()
                .clientId();
        tls = CertificateCaller.tls(server.process(), tenant.certificate(client));
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void each_of_many_is_right_and_is_recorded() throws Exception {
        UUID key = newKey();
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(threads.submit(() -> {
                try (KmipSocket socket = socket()) {
                    for (int message = 0; message < MESSAGES; message++) {
                        assertDecrypts(socket, key, done(socket, encryption(key)));
                    }
                }
            }));
        }
        for (Future<?> client : clients) {
            client.get();
        }

        assertThat(recorded(Action.ENCRYPTED, key)).isEqualTo(CONNECTIONS * MESSAGES);
        assertThat(recorded(Action.DECRYPTED, key)).isEqualTo(CONNECTIONS * MESSAGES);
    }

    @Test
    void no_use_of_a_limit_is_counted_twice() {
        UUID key = newKey(Item.of(
                Tag.USAGE_LIMITS,
                Item.of(Tag.USAGE_LIMITS_TOTAL, new Value.LongInt(LIMIT)),
                Item.of(Tag.USAGE_LIMITS_UNIT, UsageLimitsUnit.OBJECT)));
        try (KmipSocket socket = socket()) {
            for (int i = 0; i < LIMIT; i++) {
                done(socket, encryption(key));
            }

            assertThat(KmipMessages.isSuccess(answer(socket, encryption(key)))).isFalse();
        }
        assertThat(recorded(Action.ENCRYPTED, key)).isEqualTo(LIMIT);
    }

    @Test
    void no_answer_leaves_before_its_record_is_committed() throws Exception {
        UUID key = newKey();
        try (KmipSocket socket = socket()) {
            done(socket, encryption(key));
            try (Connection other = blocking()) {
                CompletableFuture<Item> answer = asked(socket, encryption(key));
                Thread.sleep(SOON_MILLIS);
                assertThat(answer).isNotDone();

                other.rollback();
                assertThat(KmipMessages.isSuccess(answer.get())).isTrue();
            }
        }
        assertThat(recorded(Action.ENCRYPTED, key)).isEqualTo(2);
    }

    @Test
    void what_can_not_be_recorded_is_refused_and_nothing_of_it_told() throws Exception {
        UUID key = newKey();
        try (KmipSocket socket = socket()) {
            done(socket, encryption(key));
            try (Connection other = blocking()) {
                CompletableFuture<Item> asked = asked(socket, encryption(key));
                while (!endWhoWaits(other)) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                Item answer = asked.get();
                other.rollback();

                assertThat(KmipMessages.isSuccess(answer)).isFalse();
                assertThat(KmipMessages.message(answer)).contains("could not be recorded");
                assertThat(answer.first(Tag.RESPONSE_PAYLOAD)).isEmpty();
            }
            done(socket, encryption(key));
        }
        assertThat(recorded(Action.ENCRYPTED, key)).isEqualTo(2);
    }

    @Test
    void a_refusal_is_told_as_ever() {
        try (KmipSocket socket = socket()) {
            Item stranger = socket.send(KmipMessages.request(encryption(UUID.randomUUID())));

            assertThat(KmipMessages.reason(stranger)).isEqualTo(ResultReason.OBJECT_NOT_FOUND.code());
        }
    }

    /** Holds the end of the tenant's chain, so that nothing can be recorded. */
    private Connection blocking() throws SQLException {
        Connection other = server.database();
        other.setAutoCommit(false);
        try (PreparedStatement lock = other.prepareStatement("SELECT hash FROM audit_chain WHERE scope ="
                + " (SELECT id FROM tenant WHERE name = 'kmip-at-once') FOR UPDATE")) {
            assertThat(lock.executeQuery().next()).isTrue();
        }
        return other;
    }

    /** Ends the connection by which the server tries to record; false if it doesn't yet. */
    private static boolean endWhoWaits(Connection database) throws SQLException {
        try (Statement end = database.createStatement()) {
            return end.executeQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")
                    .next();
        }
    }

    private CompletableFuture<Item> asked(KmipSocket socket, Item item) {
        return CompletableFuture.supplyAsync(() -> answer(socket, item), threads);
    }

    private KmipSocket socket() {
        return new KmipSocket(tls, server.access().kmipPort(), null);
    }

    private UUID newKey(Item... attributes) {
        try (KmipSocket socket = socket()) {
            Item[] wanted = KmipMessages.newAesKey();
            UUID key =
                    KmipMessages.made(socket.send(KmipMessages.request(KmipMessages.item(Operation.CREATE, wanted))));
            for (Item attribute : attributes) {
                done(
                        socket,
                        KmipMessages.item(
                                Operation.ADD_ATTRIBUTE, KmipMessages.id(key), Item.of(Tag.NEW_ATTRIBUTE, attribute)));
            }
            done(socket, KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(key)));
            return key;
        }
    }

    private static Item encryption(UUID key) {
        return KmipMessages.item(
                Operation.ENCRYPT, KmipMessages.id(key), parameters(), Item.of(Tag.DATA, PLAINTEXT.clone()));
    }

    private static Item parameters() {
        return Item.of(
                Tag.CRYPTOGRAPHIC_PARAMETERS,
                Item.of(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.GCM),
                Item.of(Tag.RANDOM_IV, new Value.Bool(true)));
    }

    private static void assertDecrypts(KmipSocket socket, UUID key, Item encrypted) {
        Item payload = encrypted.first(Tag.RESPONSE_PAYLOAD).orElseThrow();
        Item decrypted = done(
                socket,
                KmipMessages.item(
                        Operation.DECRYPT,
                        KmipMessages.id(key),
                        parameters(),
                        payload.first(Tag.DATA).orElseThrow(),
                        payload.first(Tag.IV_COUNTER_NONCE).orElseThrow(),
                        payload.first(Tag.AUTHENTICATED_ENCRYPTION_TAG).orElseThrow()));
        assertThat(decrypted.first(Tag.RESPONSE_PAYLOAD).orElseThrow().first(Tag.DATA))
                .contains(Item.of(Tag.DATA, PLAINTEXT));
    }

    private static Item done(KmipSocket socket, Item item) {
        Item answer = answer(socket, item);
        assertThat(KmipMessages.isSuccess(answer))
                .as(() -> KmipMessages.message(answer))
                .isTrue();
        return answer;
    }

    private static Item answer(KmipSocket socket, Item item) {
        return KmipMessages.answers(socket.send(KmipMessages.request(item))).get(0);
    }

    /** Uses of a key that the tenant's trail tells of. */
    private long recorded(Action action, UUID key) {
        try (Connection database = server.database();
                PreparedStatement sum = database.prepareStatement(
                        "SELECT coalesce(sum(uses), 0) FROM audit_record WHERE object_id = ? AND action = ?"
                                + " AND outcome = 'SUCCESS'")) {
            sum.setObject(1, key);
            sum.setString(2, action.name());
            var row = sum.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
