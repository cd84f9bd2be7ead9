package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.KekResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link RotationBenchmark} does with a hundred thousand objects, in small. */
class RotationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEYS = 800;

    @TempDir
    Path folder;

    @Test
    void a_rotation_outlives_a_kill_while_all_objects_stay_readable() throws Exception {
        try (Rotation rotation = new Rotation(folder)) {
            List<UUID> keys = rotation.createKeys(KEYS, 8);
            rotation.throttle(300);
            Traffic traffic = new Traffic(8, keys, rotation.client());
            KekResponse fresh;
            try (traffic) {
                fresh = rotation.rotate();
                rotation.awaitLeftAtMost(KEYS - 1, PATIENCE);
                assertThat(rotation.resealing().left()).as("the middle").isPositive();
                traffic.serverGoes();
                rotation.killAndRestart();
                traffic.serverIsBack(rotation.client());
                rotation.awaitLeftAtMost(0, PATIENCE);
            }

            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.failedWhileDown()).isPositive();
            assertThat(rotation.materials(fresh.id(), true)).isZero();
            assertThat(rotation.materials(fresh.id(), false)).isGreaterThanOrEqualTo(KEYS);
            ApiClient client = rotation.client();
            assertThat(keys).allSatisfy(key -> Traffic.exchange(client, key));
        }
    }
}
