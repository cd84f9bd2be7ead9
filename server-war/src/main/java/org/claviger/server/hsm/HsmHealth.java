package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how each HSM profile fares on this node. The node is ready as long as one of those in use serves: that the token of
 * one tenant is away is no reason to turn all others away.
 */
@Readiness
@ApplicationScoped
public class HsmHealth implements HealthCheck {
    @Inject
    HsmProfiles profiles;

    @Inject
    HsmStatus status;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("hsm");
        List<HsmProfileStatusResponse> all;
        try {
            all = profiles.all().stream().map(status::of).toList();
        } catch (RuntimeException e) {
            return response.up()
                    .withData("profiles", "unknown, since the database does not answer")
                    .build();
        }
        for (HsmProfileStatusResponse each : all) {
            response.withData(each.id().toString(), told(each));
        }
        List<HsmProfileState> used = all.stream()
                .map(HsmProfileStatusResponse::state)
                .filter(state -> state != HsmProfileState.IDLE)
                .toList();
        return response.status(used.isEmpty() || used.contains(HsmProfileState.SERVING))
                .build();
    }

    /** Health is told to everybody: the profile's id, and no name. */
    private static String told(HsmProfileStatusResponse profile) {
        return profile.state() + ", agents " + profile.agentsRunning() + ", sessions " + profile.sessionsInUse()
                + " of "
                + profile.sessionsAtMost() + " in use, mean latency " + profile.meanLatencyMicros() + " us, last error "
                + (profile.lastError() == null ? "none" : profile.lastError());
    }
}
