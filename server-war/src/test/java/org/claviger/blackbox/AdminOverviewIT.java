package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.admin.ExpiringCredentials;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.MasterKeyResponse;
import org.claviger.api.admin.NodeResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.admin.SigningKeyListResponse;
import org.claviger.api.admin.SigningKeyResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.CreateSecretRequest;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class AdminOverviewIT {
    private final RunningServer.Handle server;
    private final ApiClient admin;

    AdminOverviewIT(RunningServer.Handle server) {
        this.server = server;
        this.admin = server.admin();
    }

    private OverviewResponse look() {
        return admin.get("/api/v1/admin/overview", OverviewResponse.class);
    }

    @Test
    void requests_are_counted_and_so_are_those_that_were_refused() {
        OverviewResponse before = look();
        ApiClient client = server.client("north");
        for (int i = 0; i < 3; i++) {
            Refusal.of(
                    ErrorCode.OBJECT_NOT_FOUND,
                    () -> client.get("/api/v1/crypto/objects/" + UUID.randomUUID(), ObjectResponse.class));
        }
        OverviewResponse after = look();
        assertThat(after.requests()).isGreaterThanOrEqualTo(before.requests() + 4);
        assertThat(after.refused()).isGreaterThanOrEqualTo(before.refused() + 3);
        assertThat(after.since()).isEqualTo(before.since());
    }

    @Test
    void nodes_tell_of_themselves_and_one_that_died_is_missed() throws SQLException, InterruptedException {
        NodeResponse asked = look().nodes().get(0);
        assertThat(asked.asked()).isTrue();
        assertThat(asked.answering()).isTrue();
        UUID died = UUID.randomUUID();
        try (Connection database = server.database();
                Statement statement = database.createStatement()) {
            // It tells of itself five seconds after its start, and every five seconds.
            while (count(statement, asked.id()) == 0) {
                Thread.sleep(500);
            }
            statement.executeUpdate("INSERT INTO node VALUES ('" + died
                    + "', 'kms-2', now() - interval '1 hour', now() - interval '1 minute', 7, 2, 1, '{HSM of north}')");
            assertThat(look().nodes())
                    .filteredOn(node -> node.id().equals(died))
                    .singleElement()
                    .satisfies(node -> {
                        assertThat(node.answering()).isFalse();
                        assertThat(node.asked()).isFalse();
                        assertThat(node.requests()).isEqualTo(7);
                        assertThat(node.profilesInTrouble()).containsExactly("HSM of north");
                    });
            statement.executeUpdate("DELETE FROM node WHERE id = '" + died + "'");
        }
    }

    private static long count(Statement statement, UUID node) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM node WHERE id = '" + node + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void failed_sign_ins_of_admins_and_of_strangers_are_counted() {
        long before = look().failedSignIns();
        Refusal.of(
                ErrorCode.NOT_AUTHENTICATED,
                () -> server.api()
                        .post(
                                "/api/v1/auth/login",
                                LoginRequest.of(null, "nobody-" + UUID.randomUUID(), Secret.of("wrong")),
                                LoginResponse.class));
        assertThat(look().failedSignIns()).isGreaterThan(before);
    }

    @Test
    void secrets_that_expire_soon_are_told_of_by_tenant_and_number() {
        String id = server.tenant("south").client().id();
        server.operator("south")
                .post(
                        "/api/v1/tenant/clients/" + id + "/secrets",
                        new CreateSecretRequest(7),
                        IssuedSecretResponse.class);
        assertThat(look().expiring())
                .filteredOn(each -> each.kind() == ExpiringCredentials.Kind.CLIENT_SECRET)
                .extracting(ExpiringCredentials::tenantName)
                .contains("south");
    }

    @Test
    void each_hsm_profile_tells_how_it_fares() {
        assertThat(look().hsmProfiles())
                .extracting(HsmProfileStatusResponse::name)
                .contains("HSM of north", "HSM of south")
                .isSorted();
    }

    @Test
    void of_the_signing_keys_the_newest_signs() {
        String path = "/api/v1/admin/signing-keys";
        SigningKeyResponse before =
                admin.get(path, SigningKeyListResponse.class).items().get(0);
        assertThat(before.signs()).isTrue();
        assertThat(before.rotatesAt()).isAfter(before.createdAt());
        admin.post(path + "/rotate", null);
        assertThat(admin.get(path, SigningKeyListResponse.class).items())
                .extracting(SigningKeyResponse::signs)
                .startsWith(true, false);
        assertThat(admin.get(path, SigningKeyListResponse.class).items().get(1).id())
                .isEqualTo(before.id());
    }

    @Test
    void the_master_key_is_told_by_its_id() {
        MasterKeyResponse key = admin.get("/api/v1/admin/master-key", MasterKeyResponse.class);
        assertThat(key.masterKeyId()).matches("[0-9a-f]{16}");
        assertThat(key.finished()).isTrue();
    }
}
