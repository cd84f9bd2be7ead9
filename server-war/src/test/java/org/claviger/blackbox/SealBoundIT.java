package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.KekNearBound;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.launcher.RunningServer.Handle;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server of its own whose KEKs may seal 4000 times. */
class SealBoundIT {
    private static final String TENANT = "north";
    private static Handle server;
    private static ApiClient operator;
    private static ApiClient client;

    @BeforeAll
    static void start() {
        server = Handle.startWith(Map.of("claviger.kek.seal-bound", "4000"));
        operator = server.operator(TENANT);
        client = server.client(TENANT);
        // Otherwise old material would be sealed under the new KEKs, and counted.
        operator.put(OwnTenant.RESEALING, new ResealingRequest(true, null), ResealingResponse.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_warning_comes_at_three_quarters_of_the_bound() throws SQLException {
        KekResponse kek = rotate();
        assertThat(kek.sealBound()).isEqualTo(4000);
        setSeals(kek, 1000);
        newKey();
        assertThat(kek(kek.id()).nearBound()).isFalse();
        KekResponse near = rotate();
        setSeals(near, 2000);
        assertThat(trail(Action.KEK_NEAR_BOUND)).isEmpty();

        newKey();

        assertThat(kek(near.id()).nearBound()).isTrue();
        assertThat(kek(near.id()).seals()).isEqualTo(3000);
        List<AuditRecordResponse> warned = trail(Action.KEK_NEAR_BOUND);
        assertThat(warned).hasSize(1);
        assertThat(warned.get(0).objectId()).isEqualTo(near.id());
        assertThat(warned.get(0).detail()).contains("3000 of 4000");
        assertThat(server.admin()
                        .get("/api/v1/admin/overview", OverviewResponse.class)
                        .keksNearBound())
                .extracting(
                        KekNearBound::tenantName,
                        KekNearBound::generation,
                        KekNearBound::seals,
                        KekNearBound::sealBound)
                .containsExactly(tuple(TENANT, near.generation(), 3000L, 4000L));
    }

    @Test
    void at_the_bound_a_kek_seals_no_more_until_it_is_rotated() throws SQLException {
        KekResponse kek = rotate();
        setSeals(kek, 3500);

        assertThat(Refusal.of(ErrorCode.WRONG_STATE, SealBoundIT::newKey).detail())
                .contains("rotate");
        assertThat(kek(kek.id()).seals()).isEqualTo(3500);
        rotate();
        newKey();
        assertThat(kek(kek.id()).state()).isEqualTo(KekState.DEACTIVATED);
    }

    private static KekResponse rotate() {
        server.rotateKek(TENANT);
        return operator.get(OwnTenant.KEKS, KekListResponse.class).items().get(0);
    }

    private static KekResponse kek(UUID id) {
        return operator.get(OwnTenant.KEKS + "/" + id, KekResponse.class);
    }

    private static ObjectResponse newKey() {
        return client.post(
                OwnTenant.KEYS,
                CreateKeyRequest.of("bound-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                ObjectResponse.class);
    }

    private static List<AuditRecordResponse> trail(Action action) {
        return operator.get("/api/v1/tenant/audit?limit=1000", AuditPageResponse.class).items().stream()
                .filter(each -> each.action().equals(action.name()))
                .toList();
    }

    /** As a database would be that was restored. */
    private static void setSeals(KekResponse kek, long seals) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement set = database.prepareStatement("UPDATE kek SET seals = ? WHERE id = ?")) {
            set.setLong(1, seals);
            set.setObject(2, kek.id());
            assertThat(set.executeUpdate()).isEqualTo(1);
        }
    }
}
