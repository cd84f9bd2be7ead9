package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.launcher.RunningServer.Handle;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own whose KEKs may seal 4000 times. Each start costs its time, so it is one story. */
class SealBoundIT {
    private static final String TENANT = "north";

    @TempDir
    Path folder;

    @Test
    void a_kek_seals_up_to_its_bound_and_no_older_database_makes_it_forget() throws Exception {
        Files.writeString(folder.resolve("claviger.properties"), "claviger.kek.seal-bound=4000\n");
        KekResponse used;
        try (Handle server = Handle.startOn(folder)) {
            pauseResealing(server);
            aWarningComesAtThreeQuarters(server);
            atTheBoundItSealsNoMoreUntilItIsRotated(server);
            used = rotate(server);
            newKey(server);
            assertThat(kek(server, used.id()).seals()).isEqualTo(1000);
            setSeals(server, used, 3);
        }
        try (Handle server = Handle.startOn(folder)) {
            assertThat(kek(server, used.id()).seals())
                    .as("corrected at the start")
                    .isEqualTo(1000);
            List<AuditRecordResponse> corrected = trail(server, Action.KEK_SEALS_CORRECTED);
            assertThat(corrected).hasSize(1);
            assertThat(corrected.get(0).objectId()).isEqualTo(used.id());
            assertThat(corrected.get(0).detail()).contains("of 3 seals", "of 1000", "older backup");

            setSeals(server, used, 7);
            newKey(server);

            assertThat(kek(server, used.id()).seals())
                    .as("corrected while it runs")
                    .isEqualTo(2000);
            assertThat(trail(server, Action.KEK_SEALS_CORRECTED)).hasSize(2);
        }
    }

    private static void aWarningComesAtThreeQuarters(Handle server) throws SQLException {
        KekResponse kek = rotate(server);
        assertThat(kek.sealBound()).isEqualTo(4000);
        setSeals(server, kek, 1000);
        newKey(server);
        assertThat(kek(server, kek.id()).nearBound()).isFalse();
        KekResponse near = rotate(server);
        setSeals(server, near, 2000);
        assertThat(trail(server, Action.KEK_NEAR_BOUND)).isEmpty();

        newKey(server);

        assertThat(kek(server, near.id()).nearBound()).isTrue();
        assertThat(kek(server, near.id()).seals()).isEqualTo(3000);
        List<AuditRecordResponse> warned = trail(server, Action.KEK_NEAR_BOUND);
        assertThat(warned).hasSize(1);
        assertThat(warned.get(0).objectId()).isEqualTo(near.id());
        assertThat(warned.get(0).detail()).contains("3000 of 4000");
    }

    private static void atTheBoundItSealsNoMoreUntilItIsRotated(Handle server) throws SQLException {
        KekResponse kek = rotate(server);
        setSeals(server, kek, 3500);

        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> newKey(server)).detail())
                .contains("rotate");
        assertThat(kek(server, kek.id()).seals()).isEqualTo(3500);
        rotate(server);
        newKey(server);
    }

    private static void pauseResealing(Handle server) {
        server.operator(TENANT)
                .put("/api/v1/tenant/resealing", new ResealingRequest(true, null), ResealingResponse.class);
    }

    private static KekResponse rotate(Handle server) {
        return server.operator(TENANT).post(OwnTenant.KEKS + "/rotate", null, KekResponse.class);
    }

    private static KekResponse kek(Handle server, UUID id) {
        return server.operator(TENANT).get(OwnTenant.KEKS + "/" + id, KekResponse.class);
    }

    private static KeyResponse newKey(Handle server) {
        return server.client(TENANT)
                .post(
                        OwnTenant.KEYS,
                        new CreateKeyRequest("bound-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                        KeyResponse.class);
    }

    private static List<AuditRecordResponse> trail(Handle server, Action action) {
        return server.operator(TENANT).get("/api/v1/tenant/audit?limit=1000", AuditPageResponse.class).items().stream()
                .filter(each -> each.action().equals(action.name()))
                .toList();
    }

    /** As a database would be that was restored. */
    private static void setSeals(Handle server, KekResponse kek, long seals) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement set = database.prepareStatement("UPDATE kek SET seals = ? WHERE id = ?")) {
            set.setLong(1, seals);
            set.setObject(2, kek.id());
            assertThat(set.executeUpdate()).isEqualTo(1);
        }
    }
}
