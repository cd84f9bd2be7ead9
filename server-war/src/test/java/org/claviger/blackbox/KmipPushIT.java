package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.EndpointRole;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.PutFunction;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa.Bearer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that has taken the server's role is told of what it may know, and given what it may have. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class KmipPushIT {
    private static final String AUTHORITIES = "/api/v1/tenant/client-authorities";
    private static final Grant EVERYTHING = new Grant(EnumSet.allOf(OperationGroup.class), null, null);
    private static final Grant READING = new Grant(EnumSet.of(OperationGroup.GET_ATTRIBUTES), null, null);

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private Applications applications;
    private NamespaceResponse storage;
    private ClientSecretResponse owner;

    KmipPushIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void a_tenant_has_a_ca_and_a_client_that_changes_things() {
        tenant = OwnTenant.with(server, "kmip-push");
        applications = new Applications(server, tenant.operator());
        tenant.operator().post(AUTHORITIES + "/built-in", null, ClientAuthorityResponse.class);
        storage = applications.namespace("storage");
        owner = applications.client("owner", Set.of(storage), EVERYTHING).made();
    }

    @Test
    void attributes_that_change_and_those_that_go_are_told() {
        try (KmipSocket socket = bySecret();
                KmipToldClient told = told("told", storage, READING)) {
            UUID key = newKey(socket);
            socket.done(KmipMessages.item(
                    Operation.ADD_ATTRIBUTE, KmipMessages.id(key), Item.of(Tag.NEW_ATTRIBUTE, comment("one"))));
            Item first = told.about(key);
            assertThat(first.all(Tag.ATTRIBUTES)).hasSize(1);
            assertThat(attributes(first)).contains(comment("one"));
            assertThat(attributes(first)).anyMatch(each -> each.is(Tag.LAST_CHANGE_DATE));

            socket.done(KmipMessages.item(
                    Operation.MODIFY_ATTRIBUTE, KmipMessages.id(key), Item.of(Tag.NEW_ATTRIBUTE, comment("two"))));
            assertThat(attributes(told.about(key)))
                    .contains(comment("two"))
                    .allMatch(each -> each.is(Tag.COMMENT) || each.is(Tag.LAST_CHANGE_DATE));

            socket.done(KmipMessages.item(
                    Operation.DELETE_ATTRIBUTE,
                    KmipMessages.id(key),
                    Item.of(Tag.ATTRIBUTE_REFERENCE, new Value.Enumerated(Tag.COMMENT.code()))));
            Item gone = told.about(key);
            assertThat(gone.all(Tag.ATTRIBUTE_REFERENCE))
                    .containsExactly(Item.of(Tag.ATTRIBUTE_REFERENCE, new Value.Enumerated(Tag.COMMENT.code())));
            assertThat(attributes(gone)).allMatch(each -> each.is(Tag.LAST_CHANGE_DATE));
        }
        assertThat(tenant.trail(Action.KMIP_ROLE_CHANGED)).isNotEmpty();
        assertThat(tenant.trail(Action.KEY_ATTRIBUTES_READ)).anyMatch(each -> "Notify".equals(each.detail()));
    }

    @Test
    void what_was_there_before_is_told_by_what_has_changed_alone_whoever_changes_it() {
        try (KmipSocket socket = bySecret()) {
            UUID key = newKey(socket);
            try (KmipToldClient told = told("told of old", storage, READING)) {
                rest().post(OwnTenant.KEYS + "/" + key + "/activate", null, ObjectResponse.class);

                assertThat(attributes(told.about(key)).stream()
                                .map(each -> each.knownTag().orElseThrow()))
                        .contains(Tag.STATE, Tag.ACTIVATION_DATE, Tag.LAST_CHANGE_DATE)
                        .doesNotContain(Tag.CRYPTOGRAPHIC_LENGTH, Tag.UNIQUE_IDENTIFIER);
            }
        }
    }

    @Test
    void what_comes_in_the_place_of_a_key_is_put_to_who_may_have_it_and_to_nobody_else() {
        try (KmipSocket socket = bySecret();
                KmipToldClient storing = told("storing", storage, EVERYTHING);
                KmipToldClient reading = told("reading", storage, READING);
                KmipToldClient elsewhere = told("elsewhere", applications.namespace("elsewhere"), EVERYTHING)) {
            UUID old = newKey(socket);
            UUID replacement =
                    KmipMessages.made(socket.done(KmipMessages.item(Operation.RE_KEY, KmipMessages.id(old))));

            Item put = storing.until(Operation.PUT);
            assertThat(put.items())
                    .contains(
                            KmipMessages.id(replacement),
                            Item.of(Tag.PUT_FUNCTION, PutFunction.REPLACE),
                            Item.of(Tag.REPLACED_UNIQUE_IDENTIFIER, old.toString()));
            Item got = socket.done(KmipMessages.item(Operation.GET, KmipMessages.id(replacement)));
            assertThat(put.first(Tag.SYMMETRIC_KEY))
                    .isPresent()
                    .isEqualTo(KmipMessages.answers(got)
                            .get(0)
                            .first(Tag.RESPONSE_PAYLOAD)
                            .orElseThrow()
                            .first(Tag.SYMMETRIC_KEY));
            assertThat(tenant.trail(Action.KEY_EXPORTED))
                    .anyMatch(each -> replacement.equals(each.objectId()) && "storing".equals(each.actor()));

            UUID last = newKey(socket);
            activate(socket, last);
            assertThat(reading.operationsUntil(last)).doesNotContain(Operation.PUT);
            assertThat(elsewhere.isTold()).isFalse();
        }
    }

    @Test
    void new_material_of_the_same_key_is_put_and_none_that_may_not_leave() {
        try (KmipSocket socket = bySecret();
                KmipToldClient storing = told("storing rotated", storage, EVERYTHING)) {
            UUID key = newKey(socket);
            activate(socket, key);
            rest().post(OwnTenant.KEYS + "/" + key + "/rotate", null, ObjectResponse.class);
            assertThat(storing.until(Operation.PUT).items())
                    .contains(KmipMessages.id(key), Item.of(Tag.REPLACED_UNIQUE_IDENTIFIER, key.toString()));

            UUID bound = Applications.newKey(rest(), "stays here", "storage").id();
            rest().post(OwnTenant.KEYS + "/" + bound + "/rotate", null, ObjectResponse.class);
            UUID last = newKey(socket);
            activate(socket, last);
            assertThat(storing.operationsUntil(last)).doesNotContain(Operation.PUT);
        }
    }

    @Test
    void who_comes_back_soon_is_told_what_has_happened_meanwhile_and_what_it_has_not_answered() throws IOException {
        Bearer bearer =
                tenant.certificate(client("flapping", storage, EVERYTHING).clientId());
        try (KmipSocket socket = bySecret()) {
            UUID key = newKey(socket);
            try (KmipToldClient before = new KmipToldClient(socket(bearer))) {
                activate(socket, key);
                before.socket().read(); // It breaks off instead of answering.
            }
            UUID next = KmipMessages.made(socket.done(KmipMessages.item(Operation.RE_KEY, KmipMessages.id(key))));
            try (KmipToldClient back = new KmipToldClient(socket(bearer))) {
                assertThat(attributes(back.about(key)))
                        .anyMatch(each -> each.is(Tag.STATE))
                        .noneMatch(each -> each.is(Tag.CRYPTOGRAPHIC_LENGTH));
                assertThat(back.until(Operation.PUT).items())
                        .contains(KmipMessages.id(next), Item.of(Tag.REPLACED_UNIQUE_IDENTIFIER, key.toString()));
            }
        }
    }

    @Test
    void what_waits_for_who_comes_back_is_told_by_what_it_may_then() {
        ClientSecretResponse gone = client("demoted", storage, EVERYTHING);
        Bearer bearer = tenant.certificate(gone.clientId());
        try (KmipSocket socket = bySecret()) {
            UUID key = newKey(socket);
            new KmipToldClient(socket(bearer)).close();
            activate(socket, key);
            tenant.operator()
                    .put(
                            Applications.CLIENTS + "/" + gone.clientId(),
                            new ChangeClientRequest(
                                    "demoted",
                                    null,
                                    Set.of(applications
                                            .namespace("elsewhere-now")
                                            .id()),
                                    List.of(EVERYTHING),
                                    null,
                                    null),
                            ClientResponse.class);
            try (KmipToldClient back = new KmipToldClient(socket(bearer))) {
                assertThat(back.isTold()).isFalse();
            }
        }
    }

    @Test
    void who_is_known_no_more_is_told_no_more_and_who_asks_as_well_is_sent_away() {
        ClientSecretResponse former = client("former", storage, READING);
        try (KmipSocket socket = bySecret();
                KmipToldClient told = new KmipToldClient(socket(tenant.certificate(former.clientId())));
                KmipToldClient asking = told("asking", storage, READING)) {
            UUID key = newKey(socket);
            tenant.operator()
                    .post(Applications.CLIENTS + "/" + former.clientId() + "/disable", null, ClientResponse.class);
            activate(socket, key);
            assertThat(told.isSentAway()).isTrue();

            asking.about(key);
            assertThatThrownBy(() -> asking.socket().send(KmipMessages.request(KmipMessages.item(Operation.PING))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void roles_change_on_a_connection_alone_that_a_certificate_tells() {
        Item role = KmipMessages.item(1, Operation.SET_ENDPOINT_ROLE, Item.of(Tag.ENDPOINT_ROLE, EndpointRole.CLIENT));
        Item ping = KmipMessages.item(2, Operation.PING);
        ClientSecretResponse client = client("several", storage, READING);
        try (KmipSocket secret = bySecret();
                KmipSocket batch = socket(tenant.certificate(client.clientId()))) {
            assertThat(KmipMessages.reason(secret.send(KmipMessages.request(role))))
                    .isEqualTo(ResultReason.FEATURE_NOT_SUPPORTED.code());
            assertThat(KmipMessages.reason(batch.send(KmipMessages.request(role, ping))))
                    .isEqualTo(ResultReason.FEATURE_NOT_SUPPORTED.code());
            assertThat(KmipMessages.isSuccess(KmipMessages.answers(batch.send(KmipMessages.request(ping)))
                            .get(0)))
                    .isTrue();
        }
    }

    private static List<Item> attributes(Item payload) {
        return payload.first(Tag.ATTRIBUTES).orElseThrow().items();
    }

    private static Item comment(String text) {
        return Item.of(Tag.COMMENT, text);
    }

    private static UUID newKey(KmipSocket socket) {
        return KmipMessages.made(socket.done(KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey())));
    }

    private static void activate(KmipSocket socket, UUID key) {
        socket.done(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(key)));
    }

    private ApiClient rest() {
        return server.api()
                .asClient(owner.clientId().toString(), owner.clientSecret().copy());
    }

    private KmipSocket bySecret() {
        return new KmipSocket(server.process(), server.access().kmipPort(), owner);
    }

    private KmipToldClient told(String name, NamespaceResponse namespace, Grant grant) {
        return new KmipToldClient(
                socket(tenant.certificate(client(name, namespace, grant).clientId())));
    }

    private ClientSecretResponse client(String name, NamespaceResponse namespace, Grant grant) {
        return applications.client(name, Set.of(namespace), grant).made();
    }

    private KmipSocket socket(Bearer bearer) {
        return new KmipSocket(
                new CertificateCaller(server.process(), bearer, "TLSv1.3").tls(),
                server.access().kmipPort(),
                null);
    }
}
