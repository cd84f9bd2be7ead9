package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.claviger.blackbox.Applications.newKey;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class TenantSettingsIT {
    private static final String SETTINGS = "/api/v1/tenant/settings";
    private static final String ONE_KEY = OwnTenant.KEYS + "?limit=1";

    private final RunningServer.Handle server;
    private final Http http;
    private final OwnTenant tenant;

    TenantSettingsIT(RunningServer.Handle server) {
        this.server = server;
        this.http = new Http(server.process());
        this.tenant = OwnTenant.with(server, "settings");
    }

    @AfterEach
    void nothing_is_bounded_any_more() {
        TenantSettings before = tenant.operator().get(SETTINGS, TenantSettings.class);
        set(TenantSettings.UNBOUNDED);
        if (before.requestsPerSecond() != null || before.clientRequestsPerSecond() != null) {
            // Rates are known for two seconds.
            await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
        }
    }

    @Test
    void nothing_is_bounded_before_an_operator_says_so() {
        assertThat(server.operator("south").get(SETTINGS, TenantSettings.class)).isEqualTo(TenantSettings.UNBOUNDED);
    }

    @Test
    void what_was_set_is_shown() {
        TenantSettings all = new TenantSettings(Set.of("AES-256", "AES-192"), 1000L, 500, 100, 60, 365, 3650);

        assertThat(set(all)).isEqualTo(all);

        assertThat(tenant.operator().get(SETTINGS, TenantSettings.class)).isEqualTo(all);
        assertThat(tenant.trail(Action.TENANT_SETTINGS_CHANGED).get(0).detail()).contains("maxKeys=1000");
        assertThat(server.operator("south").get(SETTINGS, TenantSettings.class)).isEqualTo(TenantSettings.UNBOUNDED);
    }

    @Test
    void who_has_seen_older_ones_is_refused() {
        String seen = send("GET", null, null).header("ETag");
        assertThat(send("PUT", seen, "{\"maxKeys\":7}").status()).isEqualTo(200);

        Answer stale = send("PUT", seen, "{\"maxKeys\":8}");

        assertThat(stale.problem().code()).isEqualTo(ErrorCode.STALE);
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void only_allowed_algorithms_are_made() {
        set(allowing(Set.of("AES-256")));

        assertThat(newKey(tenant.client(), "allowed", null).length()).isEqualTo(256);
        assertThat(Refusal.of(
                                ErrorCode.NOT_PERMITTED,
                                () -> tenant.client()
                                        .post(
                                                OwnTenant.KEYS,
                                                CreateKeyRequest.of("not-allowed", Algorithm.AES, 128, null),
                                                ObjectResponse.class))
                        .detail())
                .contains("AES-256 alone");
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> set(allowing(Set.of("AES256"))));
    }

    @Test
    void a_quota_of_keys_counts_those_that_are_not_destroyed() {
        int now = Applications.keys(tenant.client()).size();
        set(new TenantSettings(null, now + 1L, null, null, null, null, null));
        ObjectResponse last = newKey(tenant.client(), "last", null);

        assertThat(Refusal.of(ErrorCode.QUOTA_EXCEEDED, () -> newKey(tenant.client(), "one-more", null))
                        .status())
                .isEqualTo(429);

        String path = OwnTenant.KEYS + "/" + last.id();
        tenant.client().post(path + "/revoke", RevokeKeyRequest.of(Reason.SUPERSEDED), ObjectResponse.class);
        tenant.client().delete(path, ObjectResponse.class);
        assertThat(newKey(tenant.client(), "one-more", null).name()).isEqualTo("one-more");
    }

    @Test
    void a_client_that_asks_too_often_is_told_to_wait_and_others_are_served() {
        ApiClient other =
                new Applications(server, tenant.operator()).client("patient").api();
        set(new TenantSettings(null, null, null, 3, null, null, null));

        Answer refused = awaitRefusal(tenant.client());

        assertThat(refused.problem().detail()).startsWith("This client may make 3 requests a second");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        other.get(ONE_KEY, ObjectPageResponse.class);
        server.client("south").get(ONE_KEY, ObjectPageResponse.class);
        await().atMost(Duration.ofSeconds(5)).until(() -> asked(tenant.client()).status() == 200);
        assertThat(tenant.trail(Action.REQUEST_REFUSED).get(0).outcome()).isEqualTo("QUOTA_EXCEEDED");
    }

    @Test
    void a_tenants_clients_are_bounded_together() {
        set(new TenantSettings(null, null, 5, null, null, null, null));

        assertThat(awaitRefusal(tenant.client()).problem().detail()).startsWith("The tenant's clients together");

        server.client("south").get(ONE_KEY, ObjectPageResponse.class);
        tenant.operator().get(SETTINGS, TenantSettings.class);
    }

    /** Settings are known for two seconds. */
    private Answer awaitRefusal(ApiClient client) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> IntStream.range(0, 20)
                                .mapToObj(i -> asked(client))
                                .filter(answer -> answer.status() == 429)
                                .findFirst()
                                .orElse(null),
                        answer -> answer != null);
    }

    private Answer asked(ApiClient client) {
        return http.send(http.to(ONE_KEY)
                .header("Authorization", "Bearer " + client.token().orElseThrow()));
    }

    private Answer send(String method, @Nullable String ifMatch, @Nullable String body) {
        var request = http.to(SETTINGS)
                .header("Authorization", "Bearer " + tenant.operator().token().orElseThrow())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private TenantSettings set(TenantSettings settings) {
        return tenant.operator().put(SETTINGS, settings, TenantSettings.class);
    }

    private static TenantSettings allowing(Set<String> algorithms) {
        return new TenantSettings(algorithms, null, null, null, null, null, null);
    }
}
