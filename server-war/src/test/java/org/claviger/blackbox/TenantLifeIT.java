package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.ChangeTenantRequest;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class TenantLifeIT {
    private static final String TENANTS = "/api/v1/admin/tenants";

    private final RunningServer.Handle server;

    TenantLifeIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void a_suspended_tenants_clients_stop_at_once_and_nothing_is_lost() {
        OwnTenant tenant = OwnTenant.with(server, "suspended");
        UUID key = tenant.newKey("key").id();
        byte[] ciphertext = tenant.encrypt(key, new byte[] {1, 2, 3});

        assertThat(admin(tenant.id(), "suspend").state()).isEqualTo(TenantState.SUSPENDED);

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> tenant.decrypt(ciphertext));
        tenant.operator().get("/api/v1/auth/me", MeResponse.class);
        Refusal.of(ErrorCode.WRONG_STATE, () -> admin(tenant.id(), "suspend"));
        assertThat(admin(tenant.id(), "resume").state()).isEqualTo(TenantState.ACTIVE);
        assertThat(tenant.decrypt(ciphertext)).containsExactly(1, 2, 3);
    }

    @Test
    void a_deletion_can_be_taken_back_while_it_waits() {
        OwnTenant tenant = OwnTenant.with(server, "restored");
        UUID key = tenant.newKey("key").id();

        TenantResponse deleting = server.admin().delete(TENANTS + "/" + tenant.id(), TenantResponse.class);

        assertThat(deleting.state()).isEqualTo(TenantState.DELETING);
        assertThat(deleting.deleteAfter())
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> tenant.encrypt(key, new byte[1]));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> tenant.operator().get("/api/v1/auth/me", MeResponse.class));
        Refusal.of(ErrorCode.WRONG_STATE, () -> server.admin().delete(TENANTS + "/" + tenant.id()));
        assertThat(admin(tenant.id(), "restore").state()).isEqualTo(TenantState.ACTIVE);
        assertThat(tenant.decrypt(tenant.encrypt(key, new byte[1]))).hasSize(1);
        Refusal.of(ErrorCode.WRONG_STATE, () -> admin(tenant.id(), "restore"));
    }

    @Test
    void a_deleted_tenant_leaves_neither_keys_nor_people_and_its_name_is_free() throws SQLException {
        try (RunningServer.Handle impatient =
                RunningServer.Handle.startWith(Map.of("claviger.tenant.deletion-wait-hours", "0"))) {
            OwnTenant tenant = OwnTenant.with(impatient, "deleted");
            tenant.newKey("key");
            UUID kek = tenant.keks().get(0).id();
            ApiClient admin = impatient.admin();

            admin.delete(TENANTS + "/" + tenant.id());

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> admin.get(TENANTS + "/" + tenant.id(), TenantResponse.class)
                                    .state()
                            == TenantState.DELETED);
            assertThat(count(impatient, "material", tenant.id())).isZero();
            assertThat(count(impatient, "managed_object", tenant.id())).isZero();
            assertThat(count(impatient, "client", tenant.id())).isZero();
            assertThat(count(impatient, "account", tenant.id())).isZero();
            assertThat(kekState(impatient, kek)).isEqualTo("DESTROYED");
            assertThat(admin.get(TENANTS + "?filter=deleted", TenantListResponse.class)
                            .total())
                    .isZero();
            admin.post(TENANTS, new CreateTenantRequest("deleted", "The next one", null), TenantResponse.class);
            assertThat(admin.get(TENANTS + "?name=delete&state=ACTIVE", TenantListResponse.class)
                            .total())
                    .isEqualTo(1);
            assertThat(admin.get(TENANTS + "?name=delete&state=SUSPENDED", TenantListResponse.class)
                            .total())
                    .isZero();
        }
    }

    @Test
    void a_tenant_is_renamed_for_people_unless_somebody_else_was_faster() {
        TenantResponse tenant =
                server.admin().post(TENANTS, new CreateTenantRequest("renamed", "Before", null), TenantResponse.class);

        TenantResponse changed =
                server.admin().put(TENANTS + "/" + tenant.id(), new ChangeTenantRequest("After"), TenantResponse.class);

        assertThat(changed.displayName()).isEqualTo("After");
        assertThat(changed.revision()).isGreaterThan(tenant.revision());
        Http http = new Http(server.process());
        assertThat(http.send(http.to(TENANTS + "/" + tenant.id())
                                .header("Authorization", "Bearer " + server.adminToken())
                                .header("If-Match", "\"" + tenant.revision() + "\"")
                                .header("Content-Type", "application/json")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"displayName\":\"Late\"}")))
                        .problem()
                        .code())
                .isEqualTo(ErrorCode.STALE);
    }

    private TenantResponse admin(UUID tenant, String deed) {
        return server.admin().post(TENANTS + "/" + tenant + "/" + deed, null, TenantResponse.class);
    }

    private static long count(RunningServer.Handle server, String table, UUID tenant) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement query =
                        database.prepareStatement("SELECT count(*) FROM " + table + " WHERE tenant_id = ?")) {
            query.setObject(1, tenant);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static String kekState(RunningServer.Handle server, UUID kek) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement query = database.prepareStatement("SELECT state FROM kek WHERE id = ?")) {
            query.setObject(1, kek);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
