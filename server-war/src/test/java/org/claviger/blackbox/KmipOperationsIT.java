package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.AsynchronousIndicator;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.CancellationResult;
import org.claviger.kmip.word.CertificateRequestType;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.EncodingOption;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.KeyWrapType;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.SplitKeyMethod;
import org.claviger.kmip.word.StorageStatusMask;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UsageLimitsUnit;
import org.claviger.kmip.word.ValidityIndicator;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.kmip.word.WrappingMethod;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations that the profiles' cases leave out, each from its request to what came of it. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipOperationsIT {
    private static final int SIGN_CERTIFICATES = 0x1001;
    private static final int ENCRYPT_AND_DECRYPT = 0x0c;
    private static final int WRAP_AND_UNWRAP = 0x30;
    private static final int BITS = 256;

    private final KmipSocket socket;

    KmipOperationsIT(RunningServer.Handle server) {
        Applications applications = new Applications(
                server, OwnTenant.with(server, "kmip-operations").operator());
        ClientSecretResponse client = applications
                .client(
                        "everything",
                        Set.of(applications.namespace("operations")),
                        new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made();
        socket = new KmipSocket(server.process(), server.access().kmipPort(), client);
    }

    @AfterAll
    void close() {
        socket.close();
    }

    @Test
    void a_ca_of_the_tenant_certifies_certifies_anew_and_is_what_validates() throws GeneralSecurityException {
        TestCa ca = TestCa.root("CN=CA of storage");
        UUID own = register(ObjectType.CERTIFICATE, certificate(ca.certificate()));
        UUID key = register(
                ObjectType.PRIVATE_KEY,
                Item.of(
                        Tag.PRIVATE_KEY,
                        Item.of(
                                Tag.KEY_BLOCK,
                                Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.PKCS_8),
                                Item.of(
                                        Tag.KEY_VALUE,
                                        Item.of(Tag.KEY_MATERIAL, ca.key().getEncoded())),
                                Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.ECDSA),
                                Item.of(Tag.CRYPTOGRAPHIC_LENGTH, BITS))),
                Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, SIGN_CERTIFICATES),
                link(LinkType.CERTIFICATE_LINK, own));
        payload(Operation.ACTIVATE, KmipMessages.id(key));
        String csr = TestCa.csr(TestCa.keyPair()).replaceAll("-----[A-Z ]+-----|\\s", "");

        UUID issued = id(payload(
                Operation.CERTIFY,
                Item.of(Tag.CERTIFICATE_REQUEST_TYPE, CertificateRequestType.PKCS_10),
                Item.of(Tag.CERTIFICATE_REQUEST_VALUE, Base64.getDecoder().decode(csr))));
        X509Certificate leaf = certificate(issued);
        leaf.verify(ca.certificate().getPublicKey());
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=admin,O=somebody else");

        UUID next = id(payload(Operation.RE_CERTIFY, KmipMessages.id(issued)));
        certificate(next).verify(ca.certificate().getPublicKey());
        assertThat(certificate(next).getPublicKey()).isEqualTo(leaf.getPublicKey());
        assertThat(attributes(issued)).contains(link(LinkType.REPLACEMENT_OBJECT_LINK, next));
        assertThat(attributes(next)).contains(link(LinkType.REPLACED_OBJECT_LINK, issued));

        UUID stranger = register(
                ObjectType.CERTIFICATE, certificate(TestCa.root("CN=another CA").certificate()));
        assertThat(validity(next, own)).isEqualTo(ValidityIndicator.VALID);
        assertThat(validity(next, stranger)).isEqualTo(ValidityIndicator.INVALID);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_is_split_and_joined_from_as_many_parts_as_it_takes(SplitKeyMethod method) {
        UUID key = newKey();
        int parts = 5;
        int threshold = method == SplitKeyMethod.XOR ? parts : 3;
        List<UUID> made = new ArrayList<>();
        payload(
                        Operation.CREATE_SPLIT_KEY,
                        Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
                        KmipMessages.id(key),
                        Item.of(Tag.SPLIT_KEY_PARTS, parts),
                        Item.of(Tag.SPLIT_KEY_THRESHOLD, threshold),
                        Item.of(Tag.SPLIT_KEY_METHOD, method),
                        Item.of(Tag.ATTRIBUTES))
                .all(Tag.UNIQUE_IDENTIFIER)
                .forEach(each -> made.add(UUID.fromString(text(each))));
        assertThat(made).hasSize(parts);

        UUID joined = id(payload(Operation.JOIN_SPLIT_KEY, joining(made.subList(parts - threshold, parts))));
        assertThat(material(joined)).isEqualTo(material(key));
        assertThat(refused(Operation.JOIN_SPLIT_KEY, joining(made.subList(1, threshold))))
                .isNotNull();
    }

    private static Item[] joining(List<UUID> parts) {
        List<Item> fields = new ArrayList<>();
        fields.add(Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY));
        parts.forEach(part -> fields.add(KmipMessages.id(part)));
        fields.add(Item.of(Tag.ATTRIBUTES));
        return fields.toArray(Item[]::new);
    }

    @Test
    void what_is_done_in_the_background_is_polled_told_of_and_answered_once() {
        Item request = KmipMessages.request(KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey()));
        List<Item> header = new ArrayList<>(request.items().get(0).items());
        header.add(1, Item.of(Tag.ASYNCHRONOUS_INDICATOR, AsynchronousIndicator.MANDATORY));
        Item pending = KmipMessages.answers(socket.send(Item.of(
                        Tag.REQUEST_MESSAGE,
                        Item.of(Tag.REQUEST_HEADER, header.toArray(Item[]::new)),
                        request.items().get(1))))
                .get(0);
        assertThat(pending.first(Tag.RESULT_STATUS))
                .contains(Item.of(Tag.RESULT_STATUS, ResultStatus.OPERATION_PENDING));
        Item correlation = pending.first(Tag.ASYNCHRONOUS_CORRELATION_VALUE).orElseThrow();

        assertThat(payload(Operation.QUERY_ASYNCHRONOUS_REQUESTS).all(Tag.ASYNCHRONOUS_REQUEST))
                .anyMatch(each -> each.items().contains(correlation));
        payload(Operation.PROCESS, correlation);
        await().untilAsserted(
                        () -> assertThat(payload(Operation.CANCEL, correlation).items())
                                .contains(Item.of(Tag.CANCELLATION_RESULT, CancellationResult.COMPLETED)));
        UUID made = id(payload(Operation.POLL, correlation));
        assertThat(material(made)).hasSize(BITS / Byte.SIZE);
        assertThat(refused(Operation.POLL, correlation)).isEqualTo(ResultReason.INVALID_ASYNCHRONOUS_CORRELATION_VALUE);
    }

    @Test
    void what_is_archived_is_found_there_alone_and_comes_back() {
        UUID key = newKey();
        payload(Operation.ARCHIVE, KmipMessages.id(key));
        Item archive = Item.of(Tag.STORAGE_STATUS_MASK, StorageStatusMask.ARCHIVAL_STORAGE.code());

        assertThat(refused(Operation.GET, KmipMessages.id(key))).isEqualTo(ResultReason.OBJECT_ARCHIVED);
        assertThat(payload(Operation.LOCATE).items()).doesNotContain(KmipMessages.id(key));
        assertThat(payload(Operation.LOCATE, archive).items()).contains(KmipMessages.id(key));

        payload(Operation.RECOVER, KmipMessages.id(key));
        assertThat(material(key)).hasSize(BITS / Byte.SIZE);
        assertThat(payload(Operation.LOCATE, archive).items()).doesNotContain(KmipMessages.id(key));
    }

    @Test
    void usage_is_allocated_as_far_as_the_limits_go() {
        Item[] wanted = KmipMessages.newAesKey();
        List<Item> attributes = new ArrayList<>(wanted[1].items());
        attributes.add(Item.of(
                Tag.USAGE_LIMITS,
                Item.of(Tag.USAGE_LIMITS_TOTAL, new Value.LongInt(1000)),
                Item.of(Tag.USAGE_LIMITS_UNIT, UsageLimitsUnit.BYTE)));
        UUID key = id(payload(Operation.CREATE, wanted[0], Item.of(Tag.ATTRIBUTES, attributes.toArray(Item[]::new))));
        payload(Operation.ACTIVATE, KmipMessages.id(key));
        Item count = Item.of(Tag.USAGE_LIMITS_COUNT, new Value.LongInt(600));

        payload(Operation.GET_USAGE_ALLOCATION, KmipMessages.id(key), count);
        assertThat(refused(Operation.GET_USAGE_ALLOCATION, KmipMessages.id(key), count))
                .isNotNull();
        assertThat(refused(Operation.CHECK, KmipMessages.id(key), count)).isEqualTo(ResultReason.USAGE_LIMIT_EXCEEDED);
        payload(
                Operation.CHECK,
                KmipMessages.id(key),
                Item.of(Tag.USAGE_LIMITS_COUNT, new Value.LongInt(400)),
                Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, ENCRYPT_AND_DECRYPT));
    }

    @Test
    void a_pair_is_replaced_by_another_and_all_four_are_linked() {
        Item pair = payload(Operation.CREATE_KEY_PAIR, KmipMessages.newSigningPair());
        UUID old = id(pair, Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER);
        Item next = payload(Operation.RE_KEY_KEY_PAIR, Item.of(Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER, old.toString()));
        UUID privateKey = id(next, Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER);

        assertThat(attributes(old)).contains(link(LinkType.REPLACEMENT_OBJECT_LINK, privateKey));
        assertThat(attributes(privateKey))
                .contains(
                        link(LinkType.REPLACED_OBJECT_LINK, old),
                        link(LinkType.PUBLIC_KEY_LINK, id(next, Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER)));
        assertThat(attributes(id(pair, Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER)))
                .contains(link(LinkType.REPLACEMENT_OBJECT_LINK, id(next, Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER)));
    }

    @Test
    void what_is_exported_is_imported_with_its_attributes() {
        UUID key = newKey();
        payload(
                Operation.ADD_ATTRIBUTE,
                KmipMessages.id(key),
                Item.of(Tag.NEW_ATTRIBUTE, Item.of(Tag.COMMENT, "travels")));
        Item exported = payload(Operation.EXPORT, KmipMessages.id(key));
        UUID imported = id(payload(
                Operation.IMPORT,
                Item.of(Tag.UNIQUE_IDENTIFIER, UUID.randomUUID().toString()),
                exported.first(Tag.OBJECT_TYPE).orElseThrow(),
                exported.first(Tag.ATTRIBUTES).orElseThrow(),
                exported.first(Tag.SYMMETRIC_KEY).orElseThrow()));

        assertThat(material(imported)).isEqualTo(material(key));
        assertThat(attributes(imported)).contains(Item.of(Tag.COMMENT, "travels"));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_wrapped_here_is_imported_as_it_was_before(EncodingOption encoding) {
        Item[] wanted = KmipMessages.newAesKey();
        List<Item> attributes = new ArrayList<>(wanted[1].items());
        attributes.set(2, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, WRAP_AND_UNWRAP));
        UUID by = id(payload(Operation.CREATE, wanted[0], Item.of(Tag.ATTRIBUTES, attributes.toArray(Item[]::new))));
        payload(Operation.ACTIVATE, KmipMessages.id(by));
        UUID key = newKey();
        Item wrapped = payload(
                        Operation.GET,
                        KmipMessages.id(key),
                        Item.of(
                                Tag.KEY_WRAPPING_SPECIFICATION,
                                Item.of(Tag.WRAPPING_METHOD, WrappingMethod.ENCRYPT),
                                Item.of(
                                        Tag.ENCRYPTION_KEY_INFORMATION,
                                        KmipMessages.id(by),
                                        Item.of(
                                                Tag.CRYPTOGRAPHIC_PARAMETERS,
                                                Item.of(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.NIST_KEY_WRAP))),
                                Item.of(Tag.ENCODING_OPTION, encoding)))
                .first(Tag.SYMMETRIC_KEY)
                .orElseThrow();
        UUID imported = id(payload(
                Operation.IMPORT,
                Item.of(Tag.UNIQUE_IDENTIFIER, UUID.randomUUID().toString()),
                Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
                Item.of(Tag.KEY_WRAP_TYPE, KeyWrapType.NOT_WRAPPED),
                Item.of(Tag.ATTRIBUTES),
                wrapped));

        assertThat(material(imported)).isEqualTo(material(key));
    }

    private UUID newKey() {
        return id(payload(Operation.CREATE, KmipMessages.newAesKey()));
    }

    private UUID register(ObjectType type, Item object, Item... attributes) {
        return id(payload(
                Operation.REGISTER, Item.of(Tag.OBJECT_TYPE, type), Item.of(Tag.ATTRIBUTES, attributes), object));
    }

    private static Item certificate(X509Certificate certificate) throws GeneralSecurityException {
        return Item.of(
                Tag.CERTIFICATE,
                Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509),
                Item.of(Tag.CERTIFICATE_VALUE, certificate.getEncoded()));
    }

    private X509Certificate certificate(UUID id) {
        Item value = payload(Operation.GET, KmipMessages.id(id))
                .first(Tag.CERTIFICATE)
                .flatMap(each -> each.first(Tag.CERTIFICATE_VALUE))
                .orElseThrow();
        return TestCa.certificate(TestCa.pem("CERTIFICATE", ((Value.Bytes) value.value()).bytes()));
    }

    private static Item link(LinkType type, UUID to) {
        return Item.of(Tag.LINK, Item.of(Tag.LINK_TYPE, type), Item.of(Tag.LINKED_OBJECT_IDENTIFIER, to.toString()));
    }

    private ValidityIndicator validity(UUID leaf, UUID ca) {
        Item told = payload(Operation.VALIDATE, KmipMessages.id(leaf), KmipMessages.id(ca))
                .first(Tag.VALIDITY_INDICATOR)
                .orElseThrow();
        return told.equals(Item.of(Tag.VALIDITY_INDICATOR, ValidityIndicator.VALID))
                ? ValidityIndicator.VALID
                : ValidityIndicator.INVALID;
    }

    private byte[] material(UUID id) {
        Item material = payload(Operation.GET, KmipMessages.id(id))
                .first(Tag.SYMMETRIC_KEY)
                .flatMap(key -> key.first(Tag.KEY_BLOCK))
                .flatMap(block -> block.first(Tag.KEY_VALUE))
                .flatMap(value -> value.first(Tag.KEY_MATERIAL))
                .orElseThrow();
        return ((Value.Bytes) material.value()).bytes();
    }

    private List<Item> attributes(UUID id) {
        return payload(Operation.GET_ATTRIBUTES, KmipMessages.id(id))
                .first(Tag.ATTRIBUTES)
                .orElseThrow()
                .items();
    }

    private static UUID id(Item payload) {
        return id(payload, Tag.UNIQUE_IDENTIFIER);
    }

    private static UUID id(Item payload, Tag tag) {
        return UUID.fromString(text(payload.first(tag).orElseThrow()));
    }

    private static String text(Item item) {
        return ((Value.Text) item.value()).text();
    }

    private Item payload(Operation operation, Item... fields) {
        return KmipMessages.answers(socket.done(KmipMessages.item(operation, fields)))
                .get(0)
                .first(Tag.RESPONSE_PAYLOAD)
                .orElseThrow();
    }

    private ResultReason refused(Operation operation, Item... fields) {
        int code = KmipMessages.reason(socket.send(KmipMessages.request(KmipMessages.item(operation, fields))));
        return Vocabulary.of(ResultReason.class).coded(code).orElseThrow();
    }
}
