package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.blackbox.Applications.ALL;
import static org.claviger.blackbox.Applications.NAMESPACES;
import static org.claviger.blackbox.Applications.keys;
import static org.claviger.blackbox.Applications.newKey;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.tenant.NamespaceListResponse;
import org.claviger.api.tenant.NamespaceRequest;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.blackbox.Applications.Application;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class NamespacesIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final RunningServer.Handle server;
    private final OwnTenant tenant;
    private final Applications applications;
    private final ApiClient operator;

    NamespacesIT(RunningServer.Handle server) {
        this.server = server;
        this.tenant = OwnTenant.with(server, "namespaces");
        this.operator = tenant.operator();
        this.applications = new Applications(server, operator);
    }

    @Test
    void what_lies_in_another_namespace_does_not_exist_for_a_client() {
        ApiClient billing = applications
                .client("isolated-billing", Set.of(applications.namespace("isolated-billing")), ALL)
                .api();
        ApiClient payroll = applications
                .client("isolated-payroll", Set.of(applications.namespace("isolated-payroll")), ALL)
                .api();
        ObjectResponse key = newKey(billing, "same-name", null);
        ObjectResponse other = newKey(payroll, "same-name", null);
        byte[] ciphertext = encrypt(billing, key.id());
        Problem missing = Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> get(payroll, UUID.randomUUID()));

        List<Problem> foreign = List.of(
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> get(payroll, key.id())),
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> encrypt(payroll, key.id())),
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> decrypt(payroll, ciphertext)),
                Refusal.of(
                        ErrorCode.OBJECT_NOT_FOUND,
                        () -> payroll.stream(
                                "/api/v1/crypto/streams/encrypt?key=" + key.id(), BodyPublishers.ofByteArray(HELLO))),
                Refusal.of(
                        ErrorCode.OBJECT_NOT_FOUND,
                        () -> payroll.post(
                                OwnTenant.KEYS + "/" + key.id() + "/revoke",
                                RevokeKeyRequest.of(Reason.SUPERSEDED),
                                ObjectResponse.class)),
                Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> payroll.delete(OwnTenant.KEYS + "/" + key.id())));

        assertThat(foreign).extracting(Problem::detail).containsOnly(missing.detail());
        assertThat(decrypt(billing, ciphertext)).isEqualTo(HELLO);
        assertThat(keys(billing)).extracting(ObjectResponse::id).containsExactly(key.id());
        assertThat(keys(payroll)).extracting(ObjectResponse::id).containsExactly(other.id());
        assertThat(key.namespace()).isEqualTo("isolated-billing");
        Refusal.of(ErrorCode.NAME_TAKEN, () -> newKey(billing, "same-name", null));
    }

    @Test
    void a_key_is_made_where_its_client_says() {
        NamespaceResponse one = applications.namespace("chosen-one");
        NamespaceResponse two = applications.namespace("chosen-two");
        applications.namespace("chosen-three");
        ApiClient client = applications.client("chooser", Set.of(one, two), ALL).api();

        assertThat(newKey(client, "a", "chosen-one").namespace()).isEqualTo("chosen-one");
        assertThat(newKey(client, "a", "chosen-two").namespace()).isEqualTo("chosen-two");
        assertThat(Refusal.of(ErrorCode.INVALID_REQUEST, () -> newKey(client, "b", null))
                        .detail())
                .contains("name the one");
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> newKey(client, "b", "chosen-three"));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> newKey(client, "b", "default"));
        assertThat(keys(client))
                .extracting(ObjectResponse::namespace)
                .containsExactlyInAnyOrder("chosen-one", "chosen-two");
        NamespaceResponse usual = list("?filter=default").items().get(0);
        ApiClient both = applications
                .client("chooser-of-default", Set.of(one, usual), ALL)
                .api();
        assertThat(newKey(both, "c", null).namespace()).isEqualTo("default");
    }

    @Test
    void a_namespace_is_changed_and_listed() {
        NamespaceResponse made =
                operator.post(NAMESPACES, new NamespaceRequest("listed-b", "For the billing"), NamespaceResponse.class);
        applications.namespace("listed-a");

        NamespaceResponse changed = operator.put(
                NAMESPACES + "/" + made.id(), new NamespaceRequest("listed-c", null), NamespaceResponse.class);

        assertThat(changed.revision()).isGreaterThan(made.revision());
        assertThat(operator.get(NAMESPACES + "/" + made.id(), NamespaceResponse.class))
                .isEqualTo(changed);
        assertThat(list("?filter=listed-&sort=-name").items())
                .extracting(NamespaceResponse::name)
                .containsExactly("listed-c", "listed-a");
        assertThat(list("?filter=listed-&limit=1").total()).isEqualTo(2);
        assertThat(list("?name=LISTED-C").total()).isEqualTo(1);
        assertThat(list("?name=listed-&description=billing").total()).isZero();
        Refusal.of(ErrorCode.NAME_TAKEN, () -> applications.namespace("listed-c"));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> applications.namespace("Not so"));
        assertThat(tenant.trail(Action.NAMESPACE_CHANGED).get(0).detail()).isEqualTo("listed-b is now listed-c");
    }

    @Test
    void only_an_empty_one_is_deleted() {
        NamespaceResponse withKey = applications.namespace("with-key");
        NamespaceResponse withClient = applications.namespace("with-client");
        NamespaceResponse empty = applications.namespace("empty");
        Application client = applications.client("in-namespaces", Set.of(withKey, withClient), ALL);
        newKey(client.api(), "k", "with-key");
        operator.delete(client.path());
        Application other = applications.client("in-namespace", Set.of(withClient), ALL);

        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> delete(withKey)).detail())
                .startsWith("Keys are in");
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> delete(withClient)).detail())
                .startsWith("Clients are in");
        delete(empty);
        operator.delete(other.path());
        delete(withClient);

        assertThat(list("?filter=with-").items())
                .extracting(NamespaceResponse::name)
                .containsExactly("with-key");
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> applications.client("too-late", Set.of(empty), ALL));
    }

    @Test
    void the_default_one_stays() {
        NamespaceResponse usual = list("?filter=default").items().get(0);

        Refusal.of(ErrorCode.WRONG_STATE, () -> delete(usual));
        Refusal.of(
                ErrorCode.WRONG_STATE,
                () -> operator.put(
                        NAMESPACES + "/" + usual.id(), new NamespaceRequest("usual", null), NamespaceResponse.class));
        assertThat(operator.put(
                                NAMESPACES + "/" + usual.id(),
                                new NamespaceRequest("default", "For the rest"),
                                NamespaceResponse.class)
                        .description())
                .isEqualTo("For the rest");
    }

    @Test
    void who_has_seen_an_older_one_is_refused() {
        NamespaceResponse made = applications.namespace("stale");
        Http http = new Http(server.process());
        String path = NAMESPACES + "/" + made.id();
        String token = "Bearer " + operator.token().orElseThrow();
        Http.Answer seen = http.send(http.to(path).header("Authorization", token));
        operator.put(path, new NamespaceRequest("stale", "Changed since"), NamespaceResponse.class);

        Http.Answer put = http.send(http.to(path)
                .header("Authorization", token)
                .header("If-Match", seen.header("ETag"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\":\"stale\"}")));
        Http.Answer deleted = http.send(http.to(path)
                .header("Authorization", token)
                .header("If-Match", seen.header("ETag"))
                .DELETE());

        assertThat(put.problem().code()).isEqualTo(ErrorCode.STALE);
        assertThat(deleted.status()).isEqualTo(412);
    }

    @Test
    void those_of_another_tenant_do_not_exist() {
        NamespaceResponse made = applications.namespace("foreign");
        ApiClient south = server.operator("south");
        String path = NAMESPACES + "/" + made.id();

        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.get(path, NamespaceResponse.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.put(path, new NamespaceRequest("mine", null), NamespaceResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.delete(path));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> new Applications(server, south).client("intruder", Set.of(made), ALL));
        assertThat(south.get(NAMESPACES, NamespaceListResponse.class).items())
                .extracting(NamespaceResponse::id)
                .doesNotContain(made.id());
    }

    private NamespaceListResponse list(String query) {
        return operator.get(NAMESPACES + query, NamespaceListResponse.class);
    }

    private void delete(NamespaceResponse namespace) {
        operator.delete(NAMESPACES + "/" + namespace.id());
    }

    private static ObjectResponse get(ApiClient client, UUID id) {
        return client.get(OwnTenant.KEYS + "/" + id, ObjectResponse.class);
    }

    private static byte[] encrypt(ApiClient client, UUID key) {
        return client.post("/api/v1/crypto/encrypt", new EncryptRequest(key, HELLO, null), EncryptResponse.class)
                .ciphertext();
    }

    private static byte[] decrypt(ApiClient client, byte[] ciphertext) {
        return client.post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                .plaintext();
    }
}
