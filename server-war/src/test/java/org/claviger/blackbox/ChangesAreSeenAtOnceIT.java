package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.claviger.blackbox.Applications.ALL;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.blackbox.Applications.Application;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test uses a key until all that the use needs is known to the server, changes something, and uses the key again. */
@ExtendWith(RunningServer.class)
class ChangesAreSeenAtOnceIT {
    private static final String ENCRYPT = "/api/v1/crypto/encrypt";

    private final RunningServer.Handle server;
    private final OwnTenant tenant;
    private final Application application;
    private final ApiClient client;
    private UUID key;

    ChangesAreSeenAtOnceIT(RunningServer.Handle server) {
        this.server = server;
        this.tenant =
                OwnTenant.with(server, "at-once-" + UUID.randomUUID().toString().substring(0, 8));
        this.application = new Applications(server, tenant.operator()).client("user");
        this.client = application.api();
    }

    @BeforeEach
    void use_a_key_until_it_is_known() {
        // Agents that ran before there was the token have to be replaced first.
        key = await().ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> tenant.newKey("key").id(), made -> true);
        encrypt();
        encrypt();
    }

    @Nested
    class The_next_request_is_refused_once {
        @Test
        void the_key_is_revoked() {
            tenant.client()
                    .post(
                            OwnTenant.KEYS + "/" + key + "/revoke",
                            Map.of("reason", "CESSATION_OF_OPERATION"),
                            ObjectResponse.class);

            Refusal.of(ErrorCode.WRONG_STATE, () -> encrypt());
        }

        @Test
        void the_key_is_destroyed() {
            byte[] ciphertext = tenant.encrypt(key, new byte[] {1});
            assertThat(tenant.decrypt(ciphertext)).containsExactly(1);
            tenant.client()
                    .post(
                            OwnTenant.KEYS + "/" + key + "/revoke",
                            Map.of("reason", "CESSATION_OF_OPERATION"),
                            ObjectResponse.class);
            assertThat(tenant.decrypt(ciphertext)).containsExactly(1);
            tenant.client().delete(OwnTenant.KEYS + "/" + key, ObjectResponse.class);

            Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.decrypt(ciphertext));
        }

        @Test
        void the_client_is_disabled() {
            tenant.operator().post(application.path() + "/disable", null, ClientResponse.class);

            Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> encrypt());
        }

        @Test
        void the_clients_grants_are_taken_away() {
            application.become(application.change(List.of(), null));

            Refusal.of(ErrorCode.NOT_PERMITTED, () -> encrypt());
        }

        @Test
        void the_tenant_is_suspended() {
            server.admin().post("/api/v1/admin/tenants/" + tenant.id() + "/suspend", null, TenantResponse.class);

            Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> encrypt());
        }

        @Test
        void the_kek_is_disabled() {
            tenant.kek(tenant.keks().get(0).id(), "disable");

            Refusal.of(ErrorCode.WRONG_STATE, () -> encrypt());
        }

        @Test
        void the_tenants_limit_is_set() {
            tenant.operator()
                    .put(
                            "/api/v1/tenant/settings",
                            new TenantSettings(null, null, null, 1, null, null, null),
                            TenantSettings.class);
            encrypt();

            Refusal.of(ErrorCode.QUOTA_EXCEEDED, () -> {
                encrypt();
                encrypt();
            });
        }
    }

    @Nested
    class The_next_request_is_served_once {
        @Test
        void the_clients_grants_are_given_back() {
            application.become(application.change(List.of(), null));
            Refusal.of(ErrorCode.NOT_PERMITTED, () -> encrypt());
            application.become(application.change(List.of(ALL), null));

            assertThat(encrypt().ciphertext()).isNotEmpty();
        }

        @Test
        void the_kek_is_enabled_again() {
            UUID kek = tenant.keks().get(0).id();
            tenant.kek(kek, "disable");
            tenant.kek(kek, "enable");

            assertThat(encrypt().ciphertext()).isNotEmpty();
        }
    }

    @Test
    void what_another_node_changes_is_seen_even_if_it_announces_nothing() throws SQLException {
        try (Connection database = server.database();
                PreparedStatement update =
                        database.prepareStatement("UPDATE client SET enabled = false WHERE id = ?")) {
            update.setObject(1, application.made().clientId());
            assertThat(update.executeUpdate()).isOne();
        }

        await().until(this::isLockedOut);
    }

    private boolean isLockedOut() {
        try {
            encrypt();
            return false;
        } catch (ApiException e) {
            return e.problem().code() == ErrorCode.NOT_AUTHENTICATED;
        }
    }

    private EncryptResponse encrypt() {
        return client.post(ENCRYPT, new EncryptRequest(key, new byte[1], null), EncryptResponse.class);
    }
}
