package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.RotateKekRequest;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningServer.class)
class FailoverIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer.Handle server;

    @TempDir
    Path folder;

    FailoverIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void a_second_token_serves_while_the_first_is_away_and_leaves_nothing_behind() throws Exception {
        OwnTenant tenant = OwnTenant.on(server, ownDevice(), "failover").keepingNoMaterial();
        KekResponse primary = tenant.keks().get(0);
        ObjectResponse old = tenant.newKey("before there was a second token");
        byte[] oldCiphertext = tenant.encrypt(old.id(), HELLO);

        KekResponse standIn = generateFailover(tenant);
        allIsSealedTwice(tenant, old, primary, standIn);
        byte[] madeWhileAway = thePrimaryTokenIsAway(tenant, old, oldCiphertext, standIn);
        tenant.awaitResealed();
        assertThat(tenant.decrypt(madeWhileAway)).isEqualTo(HELLO);

        KekResponse fresh = rotateFailover(tenant);
        tenant.awaitResealed();
        assertThat(count(fresh)).isEqualTo(count(primary)).isEqualTo(3);
        assertThat(count(standIn)).isZero();
        theSecondTokenIsGivenUp(tenant, fresh);
        assertThat(tenant.decrypt(oldCiphertext)).isEqualTo(HELLO);
        assertThat(tenant.decrypt(madeWhileAway)).isEqualTo(HELLO);
    }

    private KekResponse generateFailover(OwnTenant tenant) {
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> link(tenant, tenant.profile()))
                        .detail())
                .contains("different");
        HsmProfileResponse second = OwnTenant.profile(server, OwnTenant.device(server), "failover-second");
        assertThat(link(tenant, second).failoverProfileId()).isEqualTo(second.id());
        return tenant.operator()
                .post(OwnTenant.KEKS, new GenerateKekRequest(KekPlace.FAILOVER, null), KekResponse.class);
    }

    private void allIsSealedTwice(OwnTenant tenant, ObjectResponse old, KekResponse primary, KekResponse standIn)
            throws SQLException {
        assertThat(standIn.state()).isEqualTo(KekState.ACTIVE);
        assertThat(standIn.tokenLabel()).isEqualTo("failover-second");
        tenant.awaitResealed();
        assertThat(seals(old.id())).isEqualTo(2);
        ObjectResponse fresh = tenant.newKey("since there is a second token");
        assertThat(seals(fresh.id())).as("at once").isEqualTo(2);
        assertThat(count(primary)).isEqualTo(count(standIn)).isEqualTo(2);
        assertThat(tenant.kek(primary.id()).state()).isEqualTo(KekState.ACTIVE);
    }

    /** Returns what was encrypted by a key that was made meanwhile. */
    private byte[] thePrimaryTokenIsAway(
            OwnTenant tenant, ObjectResponse old, byte[] oldCiphertext, KekResponse standIn) throws Exception {
        Path token = new HsmAdmin(server).folder(tenant.token());
        Path away = folder.resolve("away");
        Files.move(token, away);
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(tenant.decrypt(oldCiphertext)).isEqualTo(HELLO);
                assertThat(tenant.decrypt(tenant.encrypt(old.id(), HELLO))).isEqualTo(HELLO);
            }
            ObjectResponse fresh = tenant.newKey("while the first is away");
            assertThat(seals(fresh.id())).isEqualTo(1);
            byte[] ciphertext = tenant.encrypt(fresh.id(), HELLO);
            assertThat(tenant.resealing().left()).isEqualTo(1);
            tenant.kek(standIn.id(), "disable");
            Refusal.of(ErrorCode.WRONG_STATE, () -> tenant.decrypt(ciphertext));
            tenant.kek(standIn.id(), "enable");
            return ciphertext;
        } finally {
            Files.move(away, token);
        }
    }

    private KekResponse rotateFailover(OwnTenant tenant) {
        return tenant.operator()
                .post(OwnTenant.KEKS + "/rotate", new RotateKekRequest(KekPlace.FAILOVER), KekResponse.class);
    }

    private void theSecondTokenIsGivenUp(OwnTenant tenant, KekResponse standIn) throws SQLException {
        assertThat(server.admin()
                        .delete("/api/v1/admin/tenants/" + tenant.id() + "/failover-hsm-profile", TenantResponse.class)
                        .failoverProfileId())
                .isNull();

        assertThat(tenant.kek(standIn.id()).state()).isEqualTo(KekState.DEACTIVATED);
        await().atMost(PATIENCE).until(() -> count(standIn) == 0);
        Refusal.of(ErrorCode.WRONG_STATE, () -> rotateFailover(tenant));
        for (KekResponse each : tenant.keks()) {
            if (each.place() == KekPlace.FAILOVER) {
                tenant.accept(tenant.propose(ProposedAction.DESTROY_KEK, each.id()));
            }
        }
        assertThat(tenant.keks())
                .filteredOn(each -> each.place() == KekPlace.FAILOVER)
                .extracting(KekResponse::state)
                .containsExactly(KekState.DESTROYED, KekState.DESTROYED);
    }

    /** With a library of its own, so that the agents of others are left alone when a token disappears. */
    private HsmDeviceResponse ownDevice() throws IOException {
        Path library = Files.copy(
                Path.of(DevelopmentTokens.LIBRARY),
                server.process().data().root().resolve("failover.so").toAbsolutePath());
        return OwnTenant.device(server, "failover", library.toString());
    }

    private TenantResponse link(OwnTenant tenant, HsmProfileResponse profile) {
        return server.admin()
                .put(
                        "/api/v1/admin/tenants/" + tenant.id() + "/failover-hsm-profile",
                        new LinkHsmProfileRequest(profile.id()),
                        TenantResponse.class);
    }

    private long seals(UUID object) throws SQLException {
        return count("SELECT count(*) FROM material WHERE object_id = ?", object);
    }

    private long count(KekResponse kek) throws SQLException {
        return count("SELECT count(*) FROM material WHERE kek_id = ?", kek.id());
    }

    private long count(String sql, UUID id) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement count = database.prepareStatement(sql)) {
            count.setObject(1, id);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
