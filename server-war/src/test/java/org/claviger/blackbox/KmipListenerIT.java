package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent to KMIP's port, who behaves is served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
class KmipListenerIT {
    private static final int CONNECTIONS = 20;
    private static final int MUTATIONS = Integer.getInteger("claviger.test.mutations", 50_000);
    private static final int SEED = Integer.getInteger("claviger.test.seed", 20_261_126);
    private static final byte[] SLOW = {0x42, 0x00};

    private RunningServer.Handle server;
    private ClientSecretResponse client;

    @BeforeAll
    void start() {
        server = RunningServer.Handle.startWith(Map.of(
                "claviger.kmip.connections",
                String.valueOf(CONNECTIONS),
                "claviger.kmip.message-seconds",
                "3",
                "claviger.kmip.idle-seconds",
                "20"));
        OwnTenant tenant = OwnTenant.with(server, "kmip-listener");
        client = new Applications(server, tenant.operator()).client("behaved").made();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void what_is_no_message_is_told_and_ends_the_connection_alone() throws IOException, DecodingException {
        try (KmipSocket good = socket();
                KmipSocket bad = socket()) {
            bad.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));

            assertThat(KmipMessages.reason(TtlvDecoder.decode(bad.read())))
                    .isEqualTo(ResultReason.INVALID_MESSAGE.code());
            assertThat(bad.isAtEnd()).isTrue();
            assertServed(good);
        }
    }

    @Test
    void a_message_that_is_too_long_is_told_before_it_has_come() throws IOException, DecodingException {
        try (KmipSocket bad = socket()) {
            bad.write(new byte[] {0x42, 0x00, 0x78, 0x01, 0x7f, 0, 0, 0});

            assertThat(KmipMessages.reason(TtlvDecoder.decode(bad.read())))
                    .isEqualTo(ResultReason.INVALID_MESSAGE.code());
            assertThat(bad.isAtEnd()).isTrue();
        }
    }

    @Test
    void many_messages_at_once_are_answered_in_their_order() throws IOException, DecodingException {
        try (KmipSocket socket = socket()) {
            byte[] one = TtlvEncoder.encode(KmipMessages.request(KmipMessages.item(Operation.DISCOVER_VERSIONS)));
            byte[] none = TtlvEncoder.encode(KmipMessages.request(KmipMessages.item(Operation.QUERY)));
            for (int i = 0; i < CONNECTIONS; i++) {
                socket.write(i % 2 == 0 ? one : none);
            }
            for (int i = 0; i < CONNECTIONS; i++) {
                assertThat(KmipMessages.answers(TtlvDecoder.decode(socket.read())))
                        .hasSize(1);
            }
        }
    }

    @Test
    void connections_that_dawdle_are_ended_and_leave_room() throws IOException {
        List<KmipSocket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                KmipSocket each = socket();
                each.write(SLOW);
                slow.add(each);
            }
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
                try (KmipSocket good = socket()) {
                    assertServed(good);
                }
            });
            for (KmipSocket each : slow) {
                assertThat(each.isAtEnd()).isTrue();
            }
        } finally {
            slow.forEach(KmipSocket::close);
        }
    }

    @Test
    void mutated_messages_are_answered_or_end_their_connection() throws IOException {
        Random random = new Random(SEED);
        List<byte[]> messages = messages();
        KmipSocket socket = socket();
        int answered = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] message = mutated(messages.get(i % messages.size()), random);
            try {
                socket.write(message);
                byte[] answer = socket.read();
                assertThat(new String(answer, ISO_8859_1))
                        .doesNotContain("Exception")
                        .doesNotContain("org.claviger");
                assertThat(KmipMessages.answers(TtlvDecoder.decode(answer))).isNotEmpty();
                answered++;
            } catch (IOException e) {
                socket.close();
                socket = socket();
            } catch (DecodingException e) {
                throw new AssertionError("Mutation " + i + " got what is no answer", e);
            }
        }
        socket.close();
        System.getLogger(KmipListenerIT.class.getName())
                .log(System.Logger.Level.INFO, "{0} mutations, {1} answered", MUTATIONS, answered);
        assertThat(answered).isGreaterThan(MUTATIONS / 2);
        try (KmipSocket good = socket()) {
            assertServed(good);
        }
    }

    /** With the client's credential in each, so that what is mutated gets further. */
    private List<byte[]> messages() {
        List<byte[]> all = new ArrayList<>();
        try (KmipSocket socket =
                new KmipSocket(server.process(), server.access().kmipPort(), client)) {
            for (Item item : List.of(
                    KmipMessages.item(Operation.QUERY),
                    KmipMessages.item(Operation.DISCOVER_VERSIONS),
                    KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey()),
                    KmipMessages.item(Operation.LOCATE),
                    KmipMessages.item(Operation.GET, KmipMessages.id(client.clientId())))) {
                all.add(TtlvEncoder.encode(socket.withCredential(KmipMessages.request(item))));
            }
        }
        return all;
    }

    /** A few bytes after the header are others; the message stays as long as it says. */
    private static byte[] mutated(byte[] message, Random random) {
        byte[] mutated = message.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            int at = 8 + random.nextInt(mutated.length - 8);
            mutated[at] =
                    random.nextBoolean() ? (byte) random.nextInt() : (byte) (mutated[at] ^ 1 << random.nextInt(8));
        }
        return mutated;
    }

    private void assertServed(KmipSocket socket) {
        Item message = socket.send(KmipMessages.request(KmipMessages.item(Operation.DISCOVER_VERSIONS)));
        Item answer = KmipMessages.answers(message).get(0);
        assertThat(KmipMessages.isSuccess(answer))
                .as(KmipMessages.message(answer))
                .isTrue();
    }

    private KmipSocket socket() {
        return new KmipSocket(server.process(), server.access().kmipPort(), client);
    }
}
