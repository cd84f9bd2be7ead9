package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.RevocationReasonCode;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UsageLimitsUnit;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locate, by whatever an object has. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipLocateIT {
    private final KmipSocket socket;
    private final KmipSocket stranger;

    KmipLocateIT(RunningServer.Handle server) {
        socket = client(server, "kmip-locate");
        stranger = client(server, "kmip-locate-others");
    }

    private static KmipSocket client(RunningServer.Handle server, String tenant) {
        Applications applications =
                new Applications(server, OwnTenant.with(server, tenant).operator());
        ClientSecretResponse client = applications
                .client(
                        "everything",
                        Set.of(applications.namespace("located")),
                        new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made();
        return new KmipSocket(server.process(), server.access().kmipPort(), client);
    }

    @AfterAll
    void close() {
        socket.close();
        stranger.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_was_registered_with_a_link_is_found_by_it(LinkType type) {
        UUID target = key();
        UUID registered = opaque(link(type, target));

        assertThat(located(link(type, target))).containsExactly(registered);
        assertThat(located(Item.of(Tag.LINK, Item.of(Tag.LINKED_OBJECT_IDENTIFIER, target.toString()))))
                .containsExactly(registered);
        assertThat(located(Item.of(Tag.LINK, Item.of(Tag.LINK_TYPE, type)))).contains(registered);
        assertThat(located(link(type, UUID.randomUUID()))).isEmpty();
        assertThat(located(stranger, link(type, target))).isEmpty();
    }

    @Test
    void a_link_that_came_later_is_found_as_well_until_it_goes() {
        UUID target = key();
        UUID object = opaque();
        Item link = link(LinkType.PARENT_LINK, target);
        payload(Operation.ADD_ATTRIBUTE, KmipMessages.id(object), Item.of(Tag.NEW_ATTRIBUTE, link));
        assertThat(located(link)).containsExactly(object);

        payload(Operation.DELETE_ATTRIBUTE, KmipMessages.id(object), Item.of(Tag.CURRENT_ATTRIBUTE, link));
        assertThat(located(link)).isEmpty();
    }

    @Test
    void a_link_to_what_has_another_kind_of_identifier_is_found_as_it_was_registered() {
        Item link = Item.of(
                Tag.LINK,
                Item.of(Tag.LINK_TYPE, LinkType.PARENT_LINK),
                Item.of(Tag.LINKED_OBJECT_IDENTIFIER, "volume-17"));
        UUID registered = opaque(link);
        Item further = link(LinkType.NEXT_LINK, key());
        payload(Operation.ADD_ATTRIBUTE, KmipMessages.id(registered), Item.of(Tag.NEW_ATTRIBUTE, further));

        assertThat(located(link)).containsExactly(registered);
        assertThat(located(further)).containsExactly(registered);
    }

    @Test
    void of_a_structure_not_all_fields_have_to_be_said() {
        Item namespace = Item.of(Tag.APPLICATION_NAMESPACE, "array");
        Item data = Item.of(Tag.APPLICATION_DATA, "volume 1");
        UUID object = opaque(Item.of(Tag.APPLICATION_SPECIFIC_INFORMATION, namespace, data));

        for (Item part : List.of(
                Item.of(Tag.APPLICATION_SPECIFIC_INFORMATION, namespace, data),
                Item.of(Tag.APPLICATION_SPECIFIC_INFORMATION, namespace),
                Item.of(Tag.APPLICATION_SPECIFIC_INFORMATION, data))) {
            assertThat(located(part)).containsExactly(object);
        }
        assertThat(located(Item.of(
                        Tag.APPLICATION_SPECIFIC_INFORMATION, namespace, Item.of(Tag.APPLICATION_DATA, "volume 2"))))
                .isEmpty();
    }

    @Test
    void the_newest_come_first() {
        Item group = Item.of(Tag.OBJECT_GROUP, "in order");
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            made.add(0, opaque(group));
        }

        assertThat(located(group)).isEqualTo(made);
    }

    @Test
    void usage_limits_that_are_as_large_or_larger_are_found() {
        UUID limited = key(limits(1000L));

        assertThat(located(limits(1000L))).containsExactly(limited);
        assertThat(located(limits(999L))).containsExactly(limited);
        assertThat(located(limits(1001L))).isEmpty();
    }

    @Test
    void the_last_of_all_dates_stands_for_none() {
        Item group = Item.of(Tag.OBJECT_GROUP, "dates");
        UUID active = key(group, Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(1_700_000_000)));
        UUID preActive = key(group);

        assertThat(located(group, Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(Long.MAX_VALUE))))
                .containsExactly(preActive);
        assertThat(located(group, Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(1_700_000_000))))
                .containsExactly(active);
    }

    @Test
    void whatever_attribute_an_object_tells_finds_it() throws Exception {
        UUID key = key(
                limits(5L),
                Item.of(Tag.SENSITIVE, new Value.Bool(true)),
                Item.of(Tag.COMMENT, "found"),
                Item.of(Tag.NAME, Item.of(Tag.NAME_VALUE, "found"), Item.of(Tag.NAME_TYPE, NameType.URI)),
                Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(1_700_000_000)));
        Item pair = payload(Operation.CREATE_KEY_PAIR, KmipMessages.newSigningPair());
        UUID certificate = id(payload(
                Operation.REGISTER,
                Item.of(Tag.OBJECT_TYPE, ObjectType.CERTIFICATE),
                Item.of(Tag.ATTRIBUTES),
                Item.of(
                        Tag.CERTIFICATE,
                        Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509),
                        Item.of(
                                Tag.CERTIFICATE_VALUE,
                                TestCa.root("CN=found").certificate().getEncoded()))));
        payload(
                Operation.REVOKE,
                KmipMessages.id(certificate),
                Item.of(
                        Tag.REVOCATION_REASON,
                        Item.of(Tag.REVOCATION_REASON_CODE, RevocationReasonCode.KEY_COMPROMISE),
                        Item.of(Tag.REVOCATION_MESSAGE, "lost")));
        List<UUID> objects = List.of(
                key,
                id(pair, Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER),
                id(pair, Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER),
                certificate,
                opaque(Item.of(Tag.DESCRIPTION, "found")));

        List<String> missed = new ArrayList<>();
        for (UUID object : objects) {
            for (Item attribute : payload(Operation.GET_ATTRIBUTES, KmipMessages.id(object))
                    .first(Tag.ATTRIBUTES)
                    .orElseThrow()
                    .items()) {
                if (!located(attribute).contains(object)) {
                    missed.add(attribute.toString());
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    private UUID key(Item... further) {
        Item[] wanted = KmipMessages.newAesKey();
        List<Item> attributes = new ArrayList<>(wanted[1].items());
        attributes.addAll(List.of(further));
        return id(payload(Operation.CREATE, wanted[0], Item.of(Tag.ATTRIBUTES, attributes.toArray(Item[]::new))));
    }

    private UUID opaque(Item... attributes) {
        return id(payload(
                Operation.REGISTER,
                Item.of(Tag.OBJECT_TYPE, ObjectType.OPAQUE_OBJECT),
                Item.of(Tag.ATTRIBUTES, attributes),
                Item.of(
                        Tag.OPAQUE_OBJECT,
                        Item.of(Tag.OPAQUE_DATA_TYPE, new Value.Enumerated(0x8000_0001)),
                        Item.of(Tag.OPAQUE_DATA_VALUE, new byte[] {1}))));
    }

    private static Item link(LinkType type, UUID to) {
        return Item.of(Tag.LINK, Item.of(Tag.LINK_TYPE, type), Item.of(Tag.LINKED_OBJECT_IDENTIFIER, to.toString()));
    }

    private static Item limits(long total) {
        return Item.of(
                Tag.USAGE_LIMITS,
                Item.of(Tag.USAGE_LIMITS_TOTAL, new Value.LongInt(total)),
                Item.of(Tag.USAGE_LIMITS_UNIT, UsageLimitsUnit.BYTE));
    }

    private List<UUID> located(Item... attributes) {
        return located(socket, attributes);
    }

    private static List<UUID> located(KmipSocket by, Item... attributes) {
        return by.payload(Operation.LOCATE, Item.of(Tag.ATTRIBUTES, attributes)).all(Tag.UNIQUE_IDENTIFIER).stream()
                .map(each -> UUID.fromString(((Value.Text) each.value()).text()))
                .toList();
    }

    private static UUID id(Item payload) {
        return id(payload, Tag.UNIQUE_IDENTIFIER);
    }

    private static UUID id(Item payload, Tag tag) {
        return UUID.fromString(((Value.Text) payload.first(tag).orElseThrow().value()).text());
    }

    private Item payload(Operation operation, Item... fields) {
        return socket.payload(operation, fields);
    }
}
