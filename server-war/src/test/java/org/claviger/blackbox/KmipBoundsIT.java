package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.CredentialType;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.DerivationMethod;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.QueryFunction;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client that knows KMIP well could try for more than it has, or to make much of little. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipBoundsIT {
    private static final int DERIVE = 0x200;
    private static final int BITS = 256;

    private final RunningServer.Handle server;
    private ClientSecretResponse client;
    private KmipSocket socket;

    KmipBoundsIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void connect() {
        client = new Applications(server, OwnTenant.with(server, "kmip-bounds").operator())
                .client(new CreateClientRequest(
                        "greedy",
                        null,
                        null,
                        List.of(new Grant(EnumSet.allOf(OperationGroup.class), null, null)),
                        null,
                        null,
                        null))
                .made();
        socket = new KmipSocket(server.process(), server.access().kmipPort(), client);
    }

    @AfterAll
    void disconnect() {
        socket.close();
    }

    @Test
    void what_is_derived_is_no_freer_than_any_of_its_bases() {
        UUID kept = base(false);
        UUID known = base(true);
        Item byHmac = derivation(DerivationMethod.HMAC, List.of(kept), data());
        Item encrypted = derivation(
                DerivationMethod.ENCRYPT,
                List.of(known, kept),
                Item.of(Tag.CRYPTOGRAPHIC_PARAMETERS, Item.of(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.ECB)));

        for (Item derivation : List.of(byHmac, encrypted)) {
            UUID derived = KmipMessages.made(socket.done(derivation));
            Item get = socket.send(KmipMessages.request(KmipMessages.item(Operation.GET, KmipMessages.id(derived))));
            assertThat(KmipMessages.isSuccess(KmipMessages.answers(get).get(0))).isFalse();
            assertThat(object(derived).policy().extractable()).isFalse();
        }
        UUID free = KmipMessages.made(socket.done(derivation(DerivationMethod.HMAC, List.of(known), data())));
        socket.done(KmipMessages.item(Operation.GET, KmipMessages.id(free)));
    }

    @Test
    void a_password_is_not_hashed_for_hours() {
        Item derivation = derivation(
                DerivationMethod.PBKDF2,
                List.of(base(true)),
                Item.of(Tag.SALT, new byte[16]),
                Item.of(Tag.ITERATION_COUNT, Integer.MAX_VALUE));

        assertThat(KmipMessages.reason(socket.send(KmipMessages.request(derivation))))
                .isEqualTo(ResultReason.CRYPTOGRAPHIC_FAILURE.code());
    }

    @Test
    void what_is_asked_a_thousand_times_is_told_once() {
        Item[] functions = Collections.nCopies(1000, Item.of(Tag.QUERY_FUNCTION, QueryFunction.QUERY_OPERATIONS))
                .toArray(Item[]::new);

        List<Item> operations = KmipMessages.answers(socket.done(KmipMessages.item(Operation.QUERY, functions)))
                .get(0)
                .first(Tag.RESPONSE_PAYLOAD)
                .orElseThrow()
                .all(Tag.OPERATION);

        assertThat(operations).doesNotHaveDuplicates().contains(Item.of(Tag.OPERATION, Operation.QUERY));
    }

    @Test
    void a_message_has_so_many_items_and_the_connection_goes_on() {
        Item[] functions = Collections.nCopies(50_000, Item.of(Tag.QUERY_FUNCTION, QueryFunction.QUERY_OPERATIONS))
                .toArray(Item[]::new);

        Item answer = socket.send(KmipMessages.request(KmipMessages.item(Operation.QUERY, functions)));

        assertThat(KmipMessages.reason(answer)).isEqualTo(ResultReason.INVALID_MESSAGE.code());
        assertThat(KmipMessages.message(KmipMessages.answers(answer).get(0))).contains("50000 items");
        socket.done(KmipMessages.item(Operation.PING));
    }

    @Test
    void an_answer_does_not_grow_without_end() {
        Item[] batch = IntStream.range(0, 200)
                .mapToObj(i -> KmipMessages.item(i, Operation.RNG_RETRIEVE, Item.of(Tag.DATA_LENGTH, 1 << 16)))
                .toArray(Item[]::new);

        List<Item> answers = KmipMessages.answers(socket.send(KmipMessages.request(batch)));

        assertThat(answers).hasSizeBetween(100, 150);
        assertThat(answers.get(answers.size() - 1).first(Tag.RESULT_REASON))
                .contains(Item.of(Tag.RESULT_REASON, ResultReason.RESPONSE_TOO_LARGE));
    }

    @Test
    void a_ticket_gives_no_other() {
        Item ticket = KmipMessages.answers(socket.done(KmipMessages.item(Operation.LOGIN)))
                .get(0)
                .first(Tag.RESPONSE_PAYLOAD)
                .orElseThrow()
                .first(Tag.TICKET)
                .orElseThrow();
        try (KmipSocket bearer =
                new KmipSocket(server.process(), server.access().kmipPort(), null)) {
            Item query = bearer.send(byTicket(ticket, KmipMessages.item(Operation.DISCOVER_VERSIONS)));
            assertThat(KmipMessages.isSuccess(KmipMessages.answers(query).get(0)))
                    .isTrue();
            assertThat(KmipMessages.reason(bearer.send(byTicket(ticket, KmipMessages.item(Operation.LOGIN)))))
                    .isEqualTo(ResultReason.AUTHENTICATION_NOT_SUCCESSFUL.code());
        }
    }

    @Test
    void a_ticket_is_for_as_many_requests_as_it_says() {
        Item ticket = KmipMessages.answers(socket.done(KmipMessages.item(
                        Operation.LOGIN,
                        Item.of(
                                Tag.LEASE_TIME,
                                new Value.DateTime(Instant.now().plusSeconds(60).getEpochSecond())),
                        Item.of(Tag.REQUEST_COUNT, 2))))
                .get(0)
                .first(Tag.RESPONSE_PAYLOAD)
                .orElseThrow()
                .first(Tag.TICKET)
                .orElseThrow();
        try (KmipSocket bearer =
                new KmipSocket(server.process(), server.access().kmipPort(), null)) {
            List<Boolean> served = IntStream.range(0, 3)
                    .mapToObj(i -> bearer.send(byTicket(ticket, KmipMessages.item(Operation.PING))))
                    .map(answer ->
                            KmipMessages.isSuccess(KmipMessages.answers(answer).get(0)))
                    .toList();
            assertThat(served).containsExactly(true, true, false);
        }
    }

    private static Item byTicket(Item ticket, Item item) {
        Item message = KmipMessages.request(item);
        Item authentication = Item.of(
                Tag.AUTHENTICATION,
                Item.of(
                        Tag.CREDENTIAL,
                        Item.of(Tag.CREDENTIAL_TYPE, CredentialType.TICKET),
                        Item.of(Tag.CREDENTIAL_VALUE, ticket)));
        List<Item> header = message.items().get(0).items();
        return Item.of(
                Tag.REQUEST_MESSAGE,
                Item.of(Tag.REQUEST_HEADER, header.get(0), authentication, header.get(1)),
                message.items().get(1));
    }

    private UUID base(boolean extractable) {
        UUID id = KmipMessages.made(socket.done(KmipMessages.item(
                Operation.CREATE,
                Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
                Item.of(
                        Tag.ATTRIBUTES,
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES),
                        Item.of(Tag.CRYPTOGRAPHIC_LENGTH, BITS),
                        Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, DERIVE),
                        Item.of(Tag.EXTRACTABLE, new Value.Bool(extractable))))));
        socket.done(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(id)));
        return id;
    }

    private static Item data() {
        return Item.of(Tag.DERIVATION_DATA, new byte[] {1, 2, 3});
    }

    private static Item derivation(DerivationMethod method, List<UUID> bases, Item... parameters) {
        List<Item> chosen = Stream.of(parameters).toList();
        boolean named = chosen.stream().anyMatch(each -> each.is(Tag.CRYPTOGRAPHIC_PARAMETERS));
        Item hash = Item.of(Tag.CRYPTOGRAPHIC_PARAMETERS, Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_256));
        Stream<Item> all = named ? chosen.stream() : Stream.concat(Stream.of(hash), chosen.stream());
        List<Item> payload = Stream.of(
                        Stream.of(Item.of(Tag.OBJECT_TYPE, ObjectType.SECRET_DATA)),
                        bases.stream().map(KmipMessages::id),
                        Stream.of(
                                Item.of(Tag.DERIVATION_METHOD, method),
                                Item.of(Tag.DERIVATION_PARAMETERS, all.toArray(Item[]::new)),
                                Item.of(Tag.ATTRIBUTES, Item.of(Tag.CRYPTOGRAPHIC_LENGTH, BITS))))
                .flatMap(each -> each)
                .toList();
        return KmipMessages.item(Operation.DERIVE_KEY, payload.toArray(Item[]::new));
    }

    private ObjectResponse object(UUID id) {
        return server.api()
                .asClient(client.clientId().toString(), client.clientSecret().copy())
                .get(OwnTenant.KEYS + "/" + id, ObjectResponse.class);
    }
}
