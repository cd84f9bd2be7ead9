package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.State;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What storage systems, databases and hypervisors need, as servers of KMIP had to learn. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipProductsIT {
    private static final Grant EVERYTHING = new Grant(EnumSet.allOf(OperationGroup.class), null, null);
    private static final int ENCRYPT_AND_DECRYPT = 0x0c;
    private static final int BITS = 256;
    private static final String VENDORS = "x-volume";

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private ClientSecretResponse client;
    private KmipSocket socket;

    KmipProductsIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void connect() {
        tenant = OwnTenant.with(server, "kmip-products");
        Applications applications = new Applications(server, tenant.operator());
        client = applications
                .client("product", Set.of(applications.namespace("products")), EVERYTHING)
                .made();
        socket = new KmipSocket(server.process(), server.access().kmipPort(), client);
    }

    @AfterAll
    void disconnect() {
        socket.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_has_nothing_that_the_version_does_not_define(Version version) {
        UUID key = KmipMessages.made(socket.done(KmipMessages.item(
                Operation.CREATE,
                Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
                Item.of(
                        Tag.ATTRIBUTES,
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES),
                        Item.of(Tag.CRYPTOGRAPHIC_LENGTH, BITS),
                        Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, ENCRYPT_AND_DECRYPT),
                        Item.of(Tag.COMMENT, "of 1.4"),
                        Item.of(Tag.DESCRIPTION, "of 1.4"),
                        Item.of(Tag.QUANTUM_SAFE, new Value.Bool(true))))));

        Item answer = in(version, Operation.GET_ATTRIBUTES, KmipMessages.id(key));

        assertKnown(answer, version);
        for (Item attribute : payload(answer).all(Tag.ATTRIBUTE)) {
            String name = text(attribute.first(Tag.ATTRIBUTE_NAME).orElseThrow());
            assertThat(Vocabulary.of(Tag.class).titled(name).orElseThrow().isIn(version))
                    .as(name)
                    .isTrue();
        }
    }

    private static void assertKnown(Item item, Version version) {
        assertThat(item.knownTag().orElseThrow().isIn(version))
                .as("%s", item.knownTag())
                .isTrue();
        item.items().forEach(each -> assertKnown(each, version));
    }

    @Test
    void what_a_client_of_1_0_says_is_given_back_and_it_finds_its_key_by_name() {
        UUID key = old("of 1.0");
        List<Item> attributes = payload(in(Version.V1_0, Operation.GET_ATTRIBUTES, KmipMessages.id(key)))
                .all(Tag.ATTRIBUTE);

        assertThat(attributes)
                .contains(
                        attribute("Operation Policy Name", new Value.Text("default")),
                        attribute(VENDORS, new Value.Text("7")),
                        attribute("Lease Time", new Value.Interval(3600)),
                        attribute("Cryptographic Length", new Value.Int(BITS)));
        assertThat(located(Version.V1_0, name("of 1.0"))).containsExactly(KmipMessages.id(key));
        assertThat(payload(in(Version.V1_0, Operation.OBTAIN_LEASE, KmipMessages.id(key)))
                        .first(Tag.LEASE_TIME))
                .contains(Item.of(Tag.LEASE_TIME, new Value.Interval(3600)));
    }

    @Test
    void vendors_attributes_are_among_all_of_2_1_as_well() {
        UUID key = old("with a vendor's");
        assertThat(payload(in(Version.V2_1, Operation.GET_ATTRIBUTES, KmipMessages.id(key)))
                        .first(Tag.ATTRIBUTES)
                        .orElseThrow()
                        .items())
                .contains(Item.of(
                        Tag.ATTRIBUTE,
                        Item.of(Tag.VENDOR_IDENTIFICATION, "x"),
                        Item.of(Tag.ATTRIBUTE_NAME, "volume"),
                        Item.of(Tag.ATTRIBUTE_VALUE, "7")));
    }

    @Test
    void what_is_deleted_is_told_and_what_is_read_only_is_called_so() {
        UUID key = old("changed");
        Item deleted = payload(in(
                Version.V1_4, Operation.DELETE_ATTRIBUTE, KmipMessages.id(key), Item.of(Tag.ATTRIBUTE_NAME, VENDORS)));
        assertThat(deleted.first(Tag.ATTRIBUTE)).contains(attribute(VENDORS, new Value.Text("7")));

        Item modified = socket.send(KmipMessages.request(KmipMessages.item(
                Operation.MODIFY_ATTRIBUTE,
                KmipMessages.id(key),
                Item.of(Tag.NEW_ATTRIBUTE, Item.of(Tag.STATE, State.ACTIVE)))));
        assertThat(KmipMessages.reason(modified)).isEqualTo(ResultReason.ATTRIBUTE_READ_ONLY.code());
    }

    @Test
    void a_key_that_is_replaced_keeps_its_state_and_each_leads_to_the_other() {
        UUID key = old("replaced");
        in(Version.V1_4, Operation.ACTIVATE, KmipMessages.id(key));
        UUID next = KmipMessages.made(in(Version.V1_4, Operation.RE_KEY, KmipMessages.id(key)));

        assertThat(next).isNotEqualTo(key);
        assertThat(attributes(key)).contains(attribute("State", new Value.Enumerated(State.ACTIVE.code())));
        assertThat(links(key)).contains(next.toString());
        assertThat(links(next)).contains(key.toString());
        assertThat(located(Version.V1_0, name("replaced"))).containsExactly(KmipMessages.id(next));
    }

    @Test
    void a_key_that_is_gone_and_one_that_never_was_are_two_things() {
        UUID key = old("gone");
        in(Version.V1_4, Operation.DESTROY, KmipMessages.id(key));
        Item gone = socket.send(KmipMessages.request(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(key))));
        Item never = socket.send(
                KmipMessages.request(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(UUID.randomUUID()))));

        assertThat(KmipMessages.reason(gone)).isEqualTo(ResultReason.WRONG_KEY_LIFECYCLE_STATE.code());
        assertThat(KmipMessages.reason(never)).isEqualTo(ResultReason.OBJECT_NOT_FOUND.code());
    }

    @Test
    void locate_is_paged_and_finds_nothing_of_the_servers_own() {
        Set<Item> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(KmipMessages.id(old("page " + i)));
        }
        List<Item> found = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            Item payload = payload(in(
                    Version.V2_1,
                    Operation.LOCATE,
                    Item.of(Tag.MAXIMUM_ITEMS, 2),
                    Item.of(Tag.OFFSET_ITEMS, 2 * page),
                    Item.of(Tag.ATTRIBUTES, Item.of(Tag.OBJECT_GROUP, "pages"))));
            assertThat(payload.first(Tag.LOCATED_ITEMS)).contains(Item.of(Tag.LOCATED_ITEMS, 5));
            found.addAll(payload.all(Tag.UNIQUE_IDENTIFIER));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(made);

        for (KekResponse kek : tenant.keks()) {
            assertThat(payload(in(Version.V2_1, Operation.LOCATE)).all(Tag.UNIQUE_IDENTIFIER))
                    .doesNotContain(KmipMessages.id(kek.id()));
            Item got = socket.send(KmipMessages.request(KmipMessages.item(Operation.GET, KmipMessages.id(kek.id()))));
            assertThat(KmipMessages.reason(got)).isEqualTo(ResultReason.OBJECT_NOT_FOUND.code());
        }
    }

    @Test
    void tls_1_2_serves_certificates_of_rsa_and_of_curves() throws GeneralSecurityException {
        tenant.operator().post("/api/v1/tenant/client-authorities/built-in", null, ClientAuthorityResponse.class);
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        for (KeyPair pair : List.of(rsa.generateKeyPair(), TestCa.keyPair())) {
            for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
                try (KmipSocket certified = new KmipSocket(
                        new CertificateCaller(server.process(), tenant.certificate(client.clientId(), pair), protocol)
                                .tls(),
                        server.access().kmipPort(),
                        null)) {
                    certified.done(KmipMessages.item(Operation.PING));
                }
            }
        }
    }

    /** Clients are given several names of a server, and go from one to the next. */
    @Test
    void each_name_of_the_server_leads_to_the_same_keys() throws IOException {
        for (String name : List.of("localhost", "127.0.0.1")) {
            try (SSLSocket named = (SSLSocket) KmipSocket.trusting(server.process())
                    .getSocketFactory()
                    .createSocket(name, server.access().kmipPort())) {
                SSLParameters parameters = named.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                named.setSSLParameters(parameters);
                named.startHandshake();
                assertThat(named.getSession().isValid()).as(name).isTrue();
            }
        }
    }

    /** A key as a client of 1.0 makes it. */
    private UUID old(String name) {
        return KmipMessages.made(in(
                Version.V1_0,
                Operation.CREATE,
                Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
                Item.of(
                        Tag.TEMPLATE_ATTRIBUTE,
                        attribute("Cryptographic Algorithm", new Value.Enumerated(CryptographicAlgorithm.AES.code())),
                        attribute("Cryptographic Length", new Value.Int(BITS)),
                        attribute("Cryptographic Usage Mask", new Value.Int(ENCRYPT_AND_DECRYPT)),
                        attribute("Operation Policy Name", new Value.Text("default")),
                        attribute("Object Group", new Value.Text(name.startsWith("page") ? "pages" : "others")),
                        attribute(VENDORS, new Value.Text("7")),
                        name(name))));
    }

    private static Item name(String name) {
        return Item.of(
                Tag.ATTRIBUTE,
                Item.of(Tag.ATTRIBUTE_NAME, "Name"),
                Item.of(
                        Tag.ATTRIBUTE_VALUE,
                        Item.of(Tag.NAME_VALUE, name),
                        Item.of(Tag.NAME_TYPE, NameType.UNINTERPRETED_TEXT_STRING)));
    }

    private static Item attribute(String name, Value value) {
        return Item.of(Tag.ATTRIBUTE, Item.of(Tag.ATTRIBUTE_NAME, name), Item.of(Tag.ATTRIBUTE_VALUE, value));
    }

    private List<Item> attributes(UUID object) {
        return payload(in(Version.V1_4, Operation.GET_ATTRIBUTES, KmipMessages.id(object)))
                .all(Tag.ATTRIBUTE);
    }

    private List<String> links(UUID object) {
        return attributes(object).stream()
                .map(each -> each.first(Tag.ATTRIBUTE_VALUE).orElseThrow())
                .flatMap(each -> each.first(Tag.LINKED_OBJECT_IDENTIFIER).stream())
                .map(KmipProductsIT::text)
                .toList();
    }

    private List<Item> located(Version version, Item attribute) {
        return payload(in(version, Operation.LOCATE, attribute)).all(Tag.UNIQUE_IDENTIFIER);
    }

    private static String text(Item item) {
        return ((Value.Text) item.value()).text();
    }

    private static Item payload(Item answer) {
        return KmipMessages.answers(answer).get(0).first(Tag.RESPONSE_PAYLOAD).orElseThrow();
    }

    /** Has one thing done in a version, which has to succeed. */
    private Item in(Version version, Operation operation, Item... payload) {
        Item answer = socket.send(
                KmipMessages.request(version.major(), version.minor(), KmipMessages.item(operation, payload)));
        Item first = KmipMessages.answers(answer).get(0);
        assertThat(Optional.of(KmipMessages.message(first)).filter(text -> !KmipMessages.isSuccess(first)))
                .isEmpty();
        return answer;
    }
}
