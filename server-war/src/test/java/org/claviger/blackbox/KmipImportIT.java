package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.RevocationReasonCode;
import org.claviger.kmip.word.State;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Import of what is there already: refused, or in its place. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipImportIT {
    private static final Item REPLACE = Item.of(Tag.REPLACE_EXISTING, new Value.Bool(true));
    private static final byte[] MATERIAL = new byte[32];
    private static final long LONG_AGO = 1_700_000_000;

    private final RunningServer.Handle server;
    private final OwnTenant tenant;
    private final Applications applications;
    private final NamespaceResponse namespace;
    private final ClientSecretResponse owner;
    private final KmipSocket socket;

    KmipImportIT(RunningServer.Handle server) {
        this.server = server;
        tenant = OwnTenant.with(server, "kmip-import");
        applications = new Applications(server, tenant.operator());
        namespace = applications.namespace("imported");
        owner = client("owner", EnumSet.allOf(OperationGroup.class));
        socket = socket(owner);
        Arrays.fill(MATERIAL, (byte) 7);
    }

    @AfterAll
    void close() {
        socket.close();
    }

    @Test
    void what_is_there_is_not_imported_once_more() {
        UUID key = key("there");

        assertThat(socket.refused(Operation.IMPORT, imported(key, "twice")))
                .isEqualTo(ResultReason.OBJECT_ALREADY_EXISTS);
        assertThat(socket.refused(Operation.IMPORT, with(imported(key, "twice"), replace(false))))
                .isEqualTo(ResultReason.OBJECT_ALREADY_EXISTS);
        assertThat(material(key)).isNotEqualTo(MATERIAL);
    }

    @Test
    void what_is_replaced_is_another_object_under_the_same_identifier() {
        UUID key = key("old", Item.of(Tag.COMMENT, "old"), Item.of(Tag.OBJECT_GROUP, "old"));
        byte[] ciphertext = rest().post(
                        "/api/v1/crypto/encrypt", new EncryptRequest(key, new byte[1], null), EncryptResponse.class)
                .ciphertext();

        assertThat(socket.id(Operation.IMPORT, with(imported(key, "new"), REPLACE)))
                .isEqualTo(key);

        assertThat(material(key)).isEqualTo(MATERIAL);
        List<Item> attributes = attributes(key);
        assertThat(attributes)
                .contains(name("new"), Item.of(Tag.DESCRIPTION, "new"), Item.of(Tag.STATE, State.ACTIVE))
                .noneMatch(each -> each.is(Tag.COMMENT) || each.is(Tag.OBJECT_GROUP));
        assertThat(located(name("old"))).isEmpty();
        assertThat(located(name("new"))).containsExactly(key);
        Refusal.of(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> rest().post(
                                "/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class));
        byte[] again = rest().post(
                        "/api/v1/crypto/encrypt", new EncryptRequest(key, new byte[1], null), EncryptResponse.class)
                .ciphertext();
        assertThat(rest().post("/api/v1/crypto/decrypt", new DecryptRequest(again, null), DecryptResponse.class)
                        .plaintext())
                .containsExactly(0);
        assertThat(rest().get(OwnTenant.KEYS + "/" + key, ObjectResponse.class).name())
                .isEqualTo("new");
        for (Action recorded : List.of(Action.KEY_DESTROYED, Action.KEY_IMPORTED)) {
            assertThat(tenant.trail(recorded)).anyMatch(each -> key.equals(each.objectId()));
        }
    }

    @Test
    void something_of_another_type_and_something_destroyed_are_replaced_as_well() {
        UUID data = socket.id(
                Operation.REGISTER,
                Item.of(Tag.OBJECT_TYPE, org.claviger.kmip.word.ObjectType.OPAQUE_OBJECT),
                Item.of(Tag.ATTRIBUTES),
                Item.of(
                        Tag.OPAQUE_OBJECT,
                        Item.of(Tag.OPAQUE_DATA_TYPE, new Value.Enumerated(0x8000_0001)),
                        Item.of(Tag.OPAQUE_DATA_VALUE, new byte[1])));
        socket.payload(Operation.IMPORT, with(imported(data, "was data"), REPLACE));
        assertThat(rest().get(OwnTenant.KEYS + "/" + data, ObjectResponse.class).type())
                .isEqualTo(ObjectType.SYMMETRIC_KEY);

        UUID gone = socket.id(Operation.CREATE, KmipMessages.newAesKey());
        socket.payload(Operation.DESTROY, KmipMessages.id(gone));
        socket.payload(Operation.IMPORT, with(imported(gone, "was gone"), REPLACE));
        assertThat(material(gone)).isEqualTo(MATERIAL);
        assertThat(attributes(gone)).noneMatch(each -> each.is(Tag.DESTROY_DATE));
    }

    @Test
    void in_1_4_the_object_itself_tells_its_type() {
        UUID key = key("of 1.4");
        Item exported = KmipMessages.answers(socket.send(
                        KmipMessages.request(1, 4, KmipMessages.item(Operation.EXPORT, KmipMessages.id(key)))))
                .get(0)
                .first(Tag.RESPONSE_PAYLOAD)
                .orElseThrow();
        List<Item> request = new ArrayList<>(List.of(KmipMessages.id(key), REPLACE));
        request.addAll(exported.all(Tag.ATTRIBUTE));
        request.addAll(exported.all(Tag.SYMMETRIC_KEY));
        byte[] before = material(key);

        Item answer = KmipMessages.answers(socket.send(
                        KmipMessages.request(1, 4, KmipMessages.item(Operation.IMPORT, request.toArray(Item[]::new)))))
                .get(0);
        assertThat(KmipMessages.message(answer)).isEmpty();
        assertThat(material(key)).isEqualTo(before);
        assertThat(attributes(key)).contains(name("of 1.4"), Item.of(Tag.STATE, State.ACTIVE));
    }

    @Test
    void to_replace_takes_the_grants_to_destroy_and_to_create() {
        for (OperationGroup missing :
                List.of(OperationGroup.CREATE, OperationGroup.DELETE, OperationGroup.MANAGE_LIFE_CYCLE)) {
            UUID key = key("without " + missing);
            try (KmipSocket other = socket(client("without " + missing, EnumSet.complementOf(EnumSet.of(missing))))) {
                assertThat(other.refused(Operation.IMPORT, with(imported(key, "by stranger"), REPLACE)))
                        .isEqualTo(ResultReason.PERMISSION_DENIED);
            }
            assertThat(material(key)).isNotEqualTo(MATERIAL);
        }
    }

    @Test
    void what_the_client_does_not_see_is_not_there_for_it_and_stays_as_it_is() {
        UUID key = key("of another namespace");
        ClientSecretResponse neighbour = applications
                .client(
                        "neighbour",
                        Set.of(applications.namespace("neighbours")),
                        new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made();
        try (KmipSocket other = socket(neighbour)) {
            UUID made = other.id(Operation.IMPORT, with(imported(key, "of another namespace"), REPLACE));
            assertThat(made).isNotEqualTo(key);
        }
        assertThat(material(key)).isNotEqualTo(MATERIAL);
    }

    @Test
    void what_is_held_is_not_replaced() {
        UUID key = key("held");
        rest().post(OwnTenant.KEYS + "/" + key + "/hold", Map.of("reason", "looked at"), ObjectResponse.class);

        assertThat(socket.refused(Operation.IMPORT, with(imported(key, "freed"), REPLACE)))
                .isEqualTo(ResultReason.WRONG_KEY_LIFECYCLE_STATE);
    }

    @Test
    void a_name_that_another_object_has_is_refused_and_the_old_object_stays() {
        UUID key = key("to be replaced");
        key("taken");

        assertThat(socket.refused(Operation.IMPORT, with(imported(key, "taken"), REPLACE)))
                .isEqualTo(ResultReason.NON_UNIQUE_NAME_ATTRIBUTE);
        assertThat(material(key)).isNotEqualTo(MATERIAL);
        assertThat(attributes(key)).contains(name("to be replaced"));
    }

    @Test
    void what_was_compromised_is_so_when_it_comes_back() {
        UUID key = key("lost");
        socket.payload(
                Operation.REVOKE,
                KmipMessages.id(key),
                Item.of(
                        Tag.REVOCATION_REASON,
                        Item.of(Tag.REVOCATION_REASON_CODE, RevocationReasonCode.KEY_COMPROMISE),
                        Item.of(Tag.REVOCATION_MESSAGE, "lost")));
        Item exported = socket.payload(Operation.EXPORT, KmipMessages.id(key));
        socket.payload(
                Operation.IMPORT,
                KmipMessages.id(key),
                exported.first(Tag.OBJECT_TYPE).orElseThrow(),
                REPLACE,
                exported.first(Tag.ATTRIBUTES).orElseThrow(),
                exported.first(Tag.SYMMETRIC_KEY).orElseThrow());

        assertThat(attributes(key))
                .contains(Item.of(Tag.STATE, State.COMPROMISED))
                .anyMatch(each -> each.is(Tag.REVOCATION_REASON)
                        && each.first(Tag.REVOCATION_MESSAGE)
                                .equals(Optional.of(Item.of(Tag.REVOCATION_MESSAGE, "lost"))));
    }

    private UUID key(String name, Item... further) {
        Item[] wanted = KmipMessages.newAesKey();
        List<Item> attributes = new ArrayList<>(wanted[1].items());
        attributes.add(name(name));
        attributes.add(Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(LONG_AGO)));
        attributes.addAll(List.of(further));
        return socket.id(Operation.CREATE, wanted[0], Item.of(Tag.ATTRIBUTES, attributes.toArray(Item[]::new)));
    }

    private static Item[] imported(UUID id, String name) {
        return new Item[] {
            KmipMessages.id(id),
            Item.of(Tag.OBJECT_TYPE, org.claviger.kmip.word.ObjectType.SYMMETRIC_KEY),
            Item.of(
                    Tag.ATTRIBUTES,
                    name(name),
                    Item.of(Tag.DESCRIPTION, "new"),
                    Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 0x0c),
                    Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(LONG_AGO))),
            Item.of(
                    Tag.SYMMETRIC_KEY,
                    Item.of(
                            Tag.KEY_BLOCK,
                            Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW),
                            Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, MATERIAL)),
                            Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES),
                            Item.of(Tag.CRYPTOGRAPHIC_LENGTH, MATERIAL.length * Byte.SIZE)))
        };
    }

    private static Item[] with(Item[] request, Item further) {
        List<Item> all = new ArrayList<>(List.of(request));
        all.add(2, further);
        return all.toArray(Item[]::new);
    }

    private static Item replace(boolean existing) {
        return Item.of(Tag.REPLACE_EXISTING, new Value.Bool(existing));
    }

    private static Item name(String name) {
        return Item.of(
                Tag.NAME, Item.of(Tag.NAME_VALUE, name), Item.of(Tag.NAME_TYPE, NameType.UNINTERPRETED_TEXT_STRING));
    }

    private List<UUID> located(Item attribute) {
        return socket.payload(Operation.LOCATE, Item.of(Tag.ATTRIBUTES, attribute)).all(Tag.UNIQUE_IDENTIFIER).stream()
                .map(each -> UUID.fromString(((Value.Text) each.value()).text()))
                .toList();
    }

    private byte[] material(UUID key) {
        Item material = socket.payload(Operation.GET, KmipMessages.id(key))
                .first(Tag.SYMMETRIC_KEY)
                .flatMap(each -> each.first(Tag.KEY_BLOCK))
                .flatMap(block -> block.first(Tag.KEY_VALUE))
                .flatMap(value -> value.first(Tag.KEY_MATERIAL))
                .orElseThrow();
        return ((Value.Bytes) material.value()).bytes();
    }

    private List<Item> attributes(UUID key) {
        return socket.payload(Operation.GET_ATTRIBUTES, KmipMessages.id(key))
                .first(Tag.ATTRIBUTES)
                .orElseThrow()
                .items();
    }

    private ClientSecretResponse client(String name, Set<OperationGroup> allowed) {
        return applications
                .client(name, Set.of(namespace), new Grant(allowed, null, null))
                .made();
    }

    private KmipSocket socket(ClientSecretResponse client) {
        return new KmipSocket(server.process(), server.access().kmipPort(), client);
    }

    private ApiClient rest() {
        return server.api()
                .asClient(owner.clientId().toString(), owner.clientSecret().copy());
    }
}
