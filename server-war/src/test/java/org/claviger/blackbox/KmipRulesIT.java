package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.QueryFunction;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules that a client sets hold for all of its tenant, and for nobody else; objects are made where they are said to be. */
@ExtendWith(RunningServer.class)
class KmipRulesIT {
    private static final int ENCRYPT = 0x04;
    private static final Item SYMMETRIC_KEY = Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY);
    private static final Item AES = Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES);
    private static final Item LONG = Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 256);
    private static final Item SHORT = Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 128);
    private static final Item USAGE = Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, ENCRYPT);

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private Applications applications;
    private KmipSocket setter;
    private KmipSocket other;

    KmipRulesIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeEach
    void two_clients_connect() {
        // Rules are a tenant's: each test has one of its own.
        tenant = OwnTenant.with(server, "kmip-rules-" + TENANTS.incrementAndGet());
        applications = new Applications(server, tenant.operator());
        NamespaceResponse own = applications.namespace("own");
        setter = socket(applications
                .client("setter", Set.of(own), new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made());
        other = socket(applications.client("other").made());
    }

    @AfterEach
    void disconnect() {
        setter.close();
        other.close();
    }

    @Test
    void defaults_fill_in_what_a_request_leaves_out() {
        Item defaults = Item.of(
                Tag.DEFAULTS_INFORMATION,
                Item.of(Tag.OBJECT_DEFAULTS, SYMMETRIC_KEY, Item.of(Tag.ATTRIBUTES, AES, LONG, USAGE)));
        assertReason(other, create(), ResultReason.INVALID_MESSAGE);

        setter.done(KmipMessages.item(Operation.SET_DEFAULTS, defaults));

        ObjectResponse made = object(KmipMessages.made(other.done(create())));
        assertThat(made.length()).isEqualTo(256);
        assertThat(object(KmipMessages.made(other.done(create(SHORT)))).length())
                .isEqualTo(128);
        Item query = KmipMessages.item(
                Operation.QUERY, Item.of(Tag.QUERY_FUNCTION, QueryFunction.QUERY_DEFAULTS_INFORMATION));
        assertThat(payload(other.done(query)).items()).containsExactly(defaults);
        assertThat(tenant.trail(Action.KMIP_RULES_CHANGED).get(0).detail()).isEqualTo("defaults");

        setter.done(KmipMessages.item(Operation.SET_DEFAULTS));

        assertReason(other, create(), ResultReason.INVALID_MESSAGE);
    }

    @Test
    void constraints_hold_for_what_is_made_and_for_what_comes() {
        Item constraints = Item.of(
                Tag.CONSTRAINTS,
                Item.of(Tag.CONSTRAINT, Item.of(Tag.OBJECT_TYPES, SYMMETRIC_KEY), Item.of(Tag.ATTRIBUTES, AES, LONG)));

        setter.done(KmipMessages.item(Operation.SET_CONSTRAINTS, constraints));

        assertThat(payload(other.done(KmipMessages.item(Operation.GET_CONSTRAINTS)))
                        .items())
                .containsExactly(constraints);
        other.done(create(AES, LONG, USAGE));
        other.done(registration(32));
        assertReason(other, create(AES, SHORT, USAGE), ResultReason.CONSTRAINT_VIOLATION);
        assertReason(other, registration(16), ResultReason.CONSTRAINT_VIOLATION);
    }

    @Test
    void rules_are_set_by_who_may_alone_and_are_no_other_tenants() {
        Item none = KmipMessages.item(Operation.SET_CONSTRAINTS, Item.of(Tag.CONSTRAINTS));
        assertReason(other, none, ResultReason.PERMISSION_DENIED);
        assertReason(other, KmipMessages.item(Operation.SET_DEFAULTS), ResultReason.PERMISSION_DENIED);
        ClientSecretResponse bounded = applications
                .client(
                        "bounded",
                        Set.of(applications.namespace("few")),
                        new Grant(EnumSet.of(OperationGroup.SET_RULES), null, "few-*"))
                .made();
        try (KmipSocket socket = socket(bounded)) {
            assertReason(socket, none, ResultReason.PERMISSION_DENIED);
        }
        setter.done(KmipMessages.item(
                Operation.SET_CONSTRAINTS,
                Item.of(Tag.CONSTRAINTS, Item.of(Tag.CONSTRAINT, Item.of(Tag.ATTRIBUTES, LONG)))));

        OwnTenant stranger = OwnTenant.with(server, "kmip-no-rules");
        try (KmipSocket socket = socket(
                new Applications(server, stranger.operator()).client("stranger").made())) {
            socket.done(create(AES, SHORT, USAGE));
            assertThat(payload(socket.done(KmipMessages.item(Operation.GET_CONSTRAINTS)))
                            .items())
                    .containsExactly(Item.of(Tag.CONSTRAINTS));
        }
    }

    @Test
    void a_client_of_several_namespaces_says_which_one_is_meant() {
        NamespaceResponse east = applications.namespace("east");
        NamespaceResponse west = applications.namespace("west");
        ClientSecretResponse client = applications
                .client("both", Set.of(east, west), Applications.ALL)
                .made();
        try (KmipSocket socket = socket(client)) {
            assertReason(socket, create(AES, LONG, USAGE), ResultReason.INVALID_FIELD);
            assertReason(socket, create(AES, LONG, USAGE, namespace("own")), ResultReason.OBJECT_NOT_FOUND);

            UUID made = KmipMessages.made(socket.done(create(AES, LONG, USAGE, namespace("west"))));
            UUID next = KmipMessages.made(socket.done(KmipMessages.item(Operation.RE_KEY, KmipMessages.id(made))));

            for (UUID each : List.of(made, next)) {
                ObjectResponse seen = server.api()
                        .asClient(
                                client.clientId().toString(),
                                client.clientSecret().copy())
                        .get(OwnTenant.KEYS + "/" + each, ObjectResponse.class);
                assertThat(seen.namespace()).isEqualTo("west");
                assertThat(seen.attributes()).isEmpty();
            }
        }
    }

    private static Item namespace(String name) {
        return Item.of(
                Tag.ATTRIBUTE,
                Item.of(Tag.VENDOR_IDENTIFICATION, "x"),
                Item.of(Tag.ATTRIBUTE_NAME, "ClavigerNamespace"),
                Item.of(Tag.ATTRIBUTE_VALUE, name));
    }

    private static Item create(Item... attributes) {
        return KmipMessages.item(Operation.CREATE, SYMMETRIC_KEY, Item.of(Tag.ATTRIBUTES, attributes));
    }

    private static Item registration(int bytes) {
        byte[] key = new byte[bytes];
        Arrays.fill(key, (byte) 7);
        return KmipMessages.item(
                Operation.REGISTER,
                SYMMETRIC_KEY,
                Item.of(Tag.ATTRIBUTES, USAGE),
                Item.of(
                        Tag.SYMMETRIC_KEY,
                        Item.of(
                                Tag.KEY_BLOCK,
                                Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW),
                                Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, key)),
                                AES)));
    }

    private ObjectResponse object(UUID id) {
        return applications.client("reader-" + id).api().get(OwnTenant.KEYS + "/" + id, ObjectResponse.class);
    }

    private static Item payload(Item answer) {
        return KmipMessages.answers(answer).get(0).first(Tag.RESPONSE_PAYLOAD).orElseThrow();
    }

    private static void assertReason(KmipSocket socket, Item item, ResultReason reason) {
        assertThat(KmipMessages.reason(socket.send(KmipMessages.request(item)))).isEqualTo(reason.code());
    }

    private KmipSocket socket(ClientSecretResponse client) {
        return new KmipSocket(server.process(), server.access().kmipPort(), client);
    }
}
