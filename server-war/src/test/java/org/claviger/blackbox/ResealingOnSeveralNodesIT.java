package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another node is played by who holds its lock in the database, which is all that nodes know of each other here. */
@ExtendWith(RunningServer.class)
class ResealingOnSeveralNodesIT {
    private static final int KEYS = 20;

    private final RunningServer.Handle server;

    ResealingOnSeveralNodesIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void what_one_node_seals_anew_another_leaves_alone_and_takes_over_when_it_dies() throws Exception {
        OwnTenant tenant = OwnTenant.with(server, "several-nodes");
        for (int i = 0; i < KEYS; i++) {
            tenant.newKey("key " + i);
        }
        try (Connection otherNode = server.database()) {
            lead(otherNode, tenant);
            tenant.operator().post(OwnTenant.KEKS + "/rotate", null, KekResponse.class);

            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                assertThat(progress(tenant).left()).isEqualTo(KEYS);
                assertThat(progress(tenant).running()).isFalse();
            });
        } // Its connection ends as it does when its process is killed.

        await().atMost(Duration.ofSeconds(20)).until(() -> progress(tenant).left() == 0);
        assertThat(progress(tenant).done()).isEqualTo(KEYS);
        assertThat(progress(tenant).finishedAt()).isNotNull();
    }

    private static void lead(Connection node, OwnTenant tenant) throws SQLException {
        long key =
                tenant.id().getMostSignificantBits() ^ tenant.id().getLeastSignificantBits() ^ "resealing".hashCode();
        try (PreparedStatement lock = node.prepareStatement("SELECT pg_advisory_lock(?)")) {
            lock.setLong(1, key);
            lock.execute();
        }
    }

    private static ResealingResponse progress(OwnTenant tenant) {
        return tenant.operator().get("/api/v1/tenant/resealing", ResealingResponse.class);
    }
}
