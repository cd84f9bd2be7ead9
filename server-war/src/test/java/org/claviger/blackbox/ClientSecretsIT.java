package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.CreateSecretRequest;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.blackbox.Applications.Application;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class ClientSecretsIT {
    private final RunningServer.Handle server;
    private final OwnTenant tenant;
    private final Applications applications;

    ClientSecretsIT(RunningServer.Handle server) {
        this.server = server;
        this.tenant = OwnTenant.with(server, "client-secrets");
        this.applications = new Applications(server, tenant.operator());
    }

    @Test
    void a_secret_is_replaced_without_an_outage() {
        Application client = applications.client("rotated");
        UUID old = list(client).items().get(0).id();

        IssuedSecretResponse added = add(client, null);
        assertThat(accepted(client, client.made().clientSecret())).isTrue();
        assertThat(accepted(client, added.clientSecret())).isTrue();
        ApiClient withToken = client.api();
        tenant.operator().delete(client.path() + "/secrets/" + old);

        assertThat(accepted(client, client.made().clientSecret())).isFalse();
        assertThat(accepted(client, added.clientSecret())).isTrue();
        withToken.get(OwnTenant.KEYS + "?limit=1", ObjectPageResponse.class);
        assertThat(list(client).items()).extracting(SecretResponse::id).containsExactly(added.id());
        assertThat(tenant.trail(Action.CLIENT_SECRET_DELETED).get(0).detail()).contains("rotated", old.toString());
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> tenant.operator().delete(client.path() + "/secrets/" + old));
    }

    @Test
    void a_secret_belongs_to_one_client() {
        Application one = applications.client("own-secret");
        Application other = applications.client("other-secret");

        assertThat(accepted(one, other.made().clientSecret())).isFalse();
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> tenant.operator()
                        .delete(one.path() + "/secrets/"
                                + list(other).items().get(0).id()));
    }

    @Test
    void there_are_five_at_most() {
        Application client = applications.client("five");
        for (int i = 0; i < 4; i++) {
            add(client, null);
        }

        Refusal.of(ErrorCode.WRONG_STATE, () -> add(client, null));

        assertThat(list(client).items()).hasSize(5);
    }

    @Test
    void one_that_has_expired_is_refused() throws SQLException {
        Application client = applications.client(new CreateClientRequest("expiring", null, null, null, null, 30, null));
        SecretResponse first = list(client).items().get(0);
        assertThat(first.expiresAt()).isEqualTo(first.createdAt().plus(Duration.ofDays(30)));
        IssuedSecretResponse second = add(client, 1);
        assertThat(second.expiresAt()).isEqualTo(second.createdAt().plus(Duration.ofDays(1)));
        assertThat(accepted(client, second.clientSecret())).isTrue();

        expire(second.id());

        assertThat(accepted(client, second.clientSecret())).isFalse();
        assertThat(accepted(client, client.made().clientSecret())).isTrue();
    }

    @Test
    void it_is_told_when_it_was_used() {
        Application client = applications.client("used");
        assertThat(list(client).items().get(0).lastUsedAt()).isNull();
        Instant before = Instant.now().minusSeconds(5);

        client.api();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(list(client).items().get(0).lastUsedAt()).isAfter(before));
    }

    private SecretListResponse list(Application client) {
        return tenant.operator().get(client.path() + "/secrets", SecretListResponse.class);
    }

    private IssuedSecretResponse add(Application client, @Nullable Integer expiresInDays) {
        return tenant.operator()
                .post(client.path() + "/secrets", new CreateSecretRequest(expiresInDays), IssuedSecretResponse.class);
    }

    private boolean accepted(Application client, Secret secret) {
        try {
            return server.api()
                    .asClient(client.made().clientId().toString(), secret)
                    .token()
                    .isPresent();
        } catch (ApiException e) {
            assertThat(e.problem().status()).isEqualTo(401);
            return false;
        }
    }

    private void expire(UUID secret) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement statement =
                        database.prepareStatement("UPDATE client_secret SET expires_at = now() WHERE id = ?")) {
            statement.setObject(1, secret);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
