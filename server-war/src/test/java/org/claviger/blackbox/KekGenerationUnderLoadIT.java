package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The key management user at work beside the key usage user, on one token. */
@ExtendWith(RunningServer.class)
class KekGenerationUnderLoadIT {
    private static final Logger LOG = Logger.getLogger(KekGenerationUnderLoadIT.class.getName());
    private static final int OPENS = 1000;

    private final OwnTenant tenant;

    KekGenerationUnderLoadIT(RunningServer.Handle server) {
        this.tenant = OwnTenant.with(server, "generation-under-load");
    }

    @Test
    void opens_go_on_while_keks_are_made_on_the_same_token() {
        List<UUID> keys = IntStream.range(0, 20)
                .mapToObj(i -> tenant.newKey("key-" + i).id())
                .toList();
        int generated = 0;
        Traffic traffic = new Traffic(4, keys, tenant.client());
        try (traffic) {
            while (traffic.succeeded() < OPENS || generated < 2) {
                tenant.operator().post(OwnTenant.KEKS, new GenerateKekRequest(null, false), KekResponse.class);
                generated++;
            }
        }

        long pause = traffic.longestPause().toMillis();
        LOG.info(traffic.succeeded() + " opens while " + generated + " KEKs were made; longest pause " + pause + " ms");
        assertThat(traffic.failures()).isEmpty();
        assertThat(traffic.longestPause()).isLessThan(Duration.ofSeconds(5));
    }
}
