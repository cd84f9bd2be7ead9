package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.blackbox.Applications.ALL;
import static org.claviger.blackbox.Applications.CLIENTS;
import static org.claviger.blackbox.Applications.keys;
import static org.claviger.blackbox.Applications.newKey;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.blackbox.Applications.Application;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class ClientsIT {
    private static final byte[] HELLO = "Hello".getBytes(StandardCharsets.UTF_8);
    private static final String ONE_KEY = OwnTenant.KEYS + "?limit=1";

    private final RunningServer.Handle server;
    private final Http http;
    private final OwnTenant tenant;
    private final ApiClient operator;
    private final Applications applications;

    ClientsIT(RunningServer.Handle server) {
        this.server = server;
        this.http = new Http(server.process());
        this.tenant = OwnTenant.with(server, "clients");
        this.operator = tenant.operator();
        this.applications = new Applications(server, operator);
    }

    @Test
    void a_new_client_uses_keys_of_the_default_namespace_and_takes_none_out() {
        Application client = applications.client("usual");

        ClientResponse shown = client.shown();

        assertThat(shown.grants()).containsExactly(ALL);
        assertThat(shown.enabled()).isTrue();
        assertThat(shown.sourceNetworks()).isEmpty();
        assertThat(newKey(client.api(), "usual", null).namespace()).isEqualTo("default");
    }

    @Test
    void a_client_is_changed_and_listed() {
        Application client = applications.client("listed-1");
        applications.client("listed-2");
        ClientResponse before = client.shown();

        ClientResponse after = client.become(new ChangeClientRequest(
                "listed-3", "The shop", before.namespaces(), List.of(), List.of("192.0.2.77/24"), "shop"));

        assertThat(after.revision()).isGreaterThan(before.revision());
        assertThat(after.sourceNetworks()).containsExactly("192.0.2.0/24");
        assertThat(client.shown()).isEqualTo(after);
        assertThat(list("?filter=listed-&sort=-name").items())
                .extracting(ClientResponse::name)
                .containsExactly("listed-3", "listed-2");
        assertThat(list("?filter=listed-&offset=1&limit=1").items())
                .extracting(ClientResponse::name)
                .containsExactly("listed-3");
        assertThat(list("?filter=the%20shop").total()).isEqualTo(1);
        assertThat(list("?name=listed-&description=SHOP&enabled=true").total()).isEqualTo(1);
        assertThat(list("?name=listed-&enabled=false").total()).isZero();
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> list("?enabled=perhaps"));
        Refusal.of(ErrorCode.NAME_TAKEN, () -> applications.client("listed-3"));
        assertThat(Refusal.of(
                                ErrorCode.NAME_TAKEN,
                                () -> applications.client(
                                        new CreateClientRequest("listed-4", null, null, null, null, null, "shop")))
                        .detail())
                .contains("oidcClientId");
        assertThat(tenant.trail(Action.CLIENT_CHANGED).get(0).detail()).contains("listed-1", "192.0.2.0/24");
    }

    @Test
    void who_has_seen_an_older_one_is_refused() {
        Application client = applications.client("stale");
        String seen = asOperator("GET", client.path(), "*", null).header("ETag");
        client.become(client.change(List.of(), null));
        String change = "{\"name\":\"stale\",\"namespaces\":[\"" + UUID.randomUUID() + "\"],\"grants\":[]}";

        assertThat(asOperator("PUT", client.path(), seen, change).problem().code())
                .isEqualTo(ErrorCode.STALE);
        assertThat(asOperator("POST", client.path() + "/disable", seen, null).status())
                .isEqualTo(412);
        assertThat(asOperator("DELETE", client.path(), seen, null).status()).isEqualTo(412);
    }

    @Test
    void one_that_is_disabled_or_deleted_is_locked_out_at_once() {
        Application client = applications.client("locked-out");
        ApiClient withToken = client.api();
        withToken.get(ONE_KEY, ObjectPageResponse.class);

        assertThat(operator.post(client.path() + "/disable", null, ClientResponse.class)
                        .enabled())
                .isFalse();
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> withToken.get(ONE_KEY, ObjectPageResponse.class));
        assertThat(basic(client).status()).isEqualTo(401);
        operator.post(client.path() + "/enable", null, ClientResponse.class);
        withToken.get(ONE_KEY, ObjectPageResponse.class);

        operator.delete(client.path());
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> withToken.get(ONE_KEY, ObjectPageResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, client::shown);
        assertThat(tenant.trail(Action.CLIENT_DELETED).get(0).detail()).isEqualTo("locked-out");
    }

    @Test
    void those_of_another_tenant_do_not_exist() {
        Application client = applications.client("foreign");
        UUID secret = secrets(client).items().get(0).id();
        ChangeClientRequest change = client.change(List.of(ALL), null);
        ApiClient south = server.operator("south");
        String path = client.path();

        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.get(path, ClientResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.put(path, change, ClientResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.post(path + "/disable", null, ClientResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.post(path + "/enable", null, ClientResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.delete(path));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.get(path + "/secrets", SecretListResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.post(path + "/secrets", null, IssuedSecretResponse.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.delete(path + "/secrets/" + secret));
        assertThat(south.get(CLIENTS + "?limit=1000", ClientListResponse.class).items())
                .extracting(ClientResponse::name)
                .doesNotContain("foreign");
        assertThat(client.shown().enabled()).isTrue();
    }

    @Test
    void each_operation_takes_a_grant() {
        ApiClient all = applications.client("all-grants").api();
        ObjectResponse key = newKey(all, "granted", null);
        byte[] ciphertext = encrypt(all, key.id());
        String path = OwnTenant.KEYS + "/" + key.id();
        Application limited = applications.client(new CreateClientRequest(
                "limited", null, null, List.of(grant(null, OperationGroup.DECRYPT)), null, null, null));
        ApiClient client = limited.api();

        assertThat(decrypt(client, ciphertext)).isEqualTo(HELLO);
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> encrypt(client, key.id()));
        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> client.stream(
                        "/api/v1/crypto/streams/encrypt?key=" + key.id(), BodyPublishers.ofByteArray(HELLO)));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> client.get(path, ObjectResponse.class));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> keys(client));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> newKey(client, "not-granted", null));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> revoke(client, key.id()));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> client.delete(path));

        // The token is the same, and what it is good for another.
        limited.become(limited.change(
                List.of(grant(
                        null, OperationGroup.GET_ATTRIBUTES, OperationGroup.MANAGE_LIFE_CYCLE, OperationGroup.DELETE)),
                null));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> decrypt(client, ciphertext));
        assertThat(client.get(path, ObjectResponse.class).name()).isEqualTo("granted");
        revoke(client, key.id());
        client.delete(path, ObjectResponse.class);
    }

    @Test
    void a_grant_may_be_for_keys_of_some_names() {
        ApiClient all = applications.client("all-names").api();
        ObjectResponse mine = newKey(all, "pattern_1-a", null);
        ObjectResponse other = newKey(all, "patternX1-a", null);
        ApiClient client = applications
                .client(new CreateClientRequest(
                        "some-names",
                        null,
                        null,
                        List.of(
                                grant("pattern_?-*", OperationGroup.GET_ATTRIBUTES, OperationGroup.CREATE),
                                grant("pattern_1-a", OperationGroup.ENCRYPT)),
                        null,
                        null,
                        null))
                .api();

        ObjectResponse made = newKey(client, "pattern_2-", null);

        assertThat(keys(client)).extracting(ObjectResponse::id).containsExactly(mine.id(), made.id());
        encrypt(client, mine.id());
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> encrypt(client, made.id()));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> encrypt(client, other.id()));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> client.get(OwnTenant.KEYS + "/" + other.id(), ObjectResponse.class));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> newKey(client, "patternX2-", null));
    }

    @Test
    void a_grant_leads_into_no_namespace_that_the_client_is_not_in() {
        UUID foreign = applications.namespace("not-of-the-client").id();

        assertThat(Refusal.of(
                                ErrorCode.INVALID_REQUEST,
                                () -> applications.client(new CreateClientRequest(
                                        "reaching-out",
                                        null,
                                        null,
                                        List.of(new Grant(Set.of(OperationGroup.ENCRYPT), foreign, null)),
                                        null,
                                        null,
                                        null)))
                        .detail())
                .contains("none of the client's");
    }

    @Test
    void a_client_connects_only_from_its_networks() {
        Application client = applications.client("somewhere");
        ApiClient withToken = client.api();

        client.become(client.change(List.of(ALL), List.of("127.0.0.1", "::1")));
        withToken.get(ONE_KEY, ObjectPageResponse.class);
        assertThat(basic(client).status()).isEqualTo(200);
        assertThat(client.api().token()).isPresent();

        client.become(client.change(List.of(ALL), List.of("10.0.0.0/8")));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> withToken.get(ONE_KEY, ObjectPageResponse.class));
        assertThat(basic(client).problem().code()).isEqualTo(ErrorCode.NOT_AUTHENTICATED);
        assertThat(token(client).body()).contains("invalid_client");

        client.become(client.change(List.of(ALL), null));
        withToken.get(ONE_KEY, ObjectPageResponse.class);
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> client.become(client.change(List.of(), List.of("everywhere"))));
    }

    private ClientListResponse list(String query) {
        return operator.get(CLIENTS + query, ClientListResponse.class);
    }

    private SecretListResponse secrets(Application client) {
        return operator.get(client.path() + "/secrets", SecretListResponse.class);
    }

    private Answer asOperator(String method, String path, String ifMatch, @Nullable String body) {
        HttpRequest.BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return http.send(http.to(path)
                .header("Authorization", "Bearer " + operator.token().orElseThrow())
                .header("If-Match", ifMatch)
                .header("Content-Type", "application/json")
                .method(method, sent));
    }

    private Answer basic(Application client) {
        return http.send(http.to(ONE_KEY).header("Authorization", credentials(client)));
    }

    private Answer token(Application client) {
        return http.send(http.to("/oauth2/token")
                .header("Authorization", credentials(client))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private static String credentials(Application client) {
        String pair = client.made().clientId() + ":"
                + String.valueOf(client.made().clientSecret().reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Grant grant(@Nullable String keyNames, OperationGroup... operations) {
        return new Grant(EnumSet.copyOf(List.of(operations)), null, keyNames);
    }

    private static void revoke(ApiClient client, UUID key) {
        client.post(
                OwnTenant.KEYS + "/" + key + "/revoke", RevokeKeyRequest.of(Reason.SUPERSEDED), ObjectResponse.class);
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
