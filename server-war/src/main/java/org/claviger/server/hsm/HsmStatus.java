package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;

/** How profiles fare on this node. */
@ApplicationScoped
class HsmStatus {
    @Inject
    HsmAgents agents;

    HsmProfileStatusResponse of(HsmProfile profile) {
        return agents.sessions()
                .find(profile.id())
                .map(used -> inUse(profile, used))
                .orElseGet(() -> idle(profile));
    }

    private static HsmProfileStatusResponse idle(HsmProfile profile) {
        return new HsmProfileStatusResponse(
                profile.id(),
                profile.name(),
                profile.blockedAt().isPresent() ? HsmProfileState.BLOCKED : HsmProfileState.IDLE,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                profile.blockedBecause().orElse(null),
                profile.blockedAt().orElse(null));
    }

    private static HsmProfileStatusResponse inUse(HsmProfile profile, UsageProfile used) {
        AgentGroup group = used.group();
        ProfileHealth health = used.health();
        return new HsmProfileStatusResponse(
                profile.id(),
                profile.name(),
                state(profile, health),
                group.agentsRunning(),
                group.sessionsOpen(),
                group.sessionsInUse(),
                group.sessionsAtMost(),
                health.calls(),
                health.failures(),
                health.meanLatency().toNanos() / 1000,
                health.lastError().orElse(null),
                health.lastErrorAt().orElse(null));
    }

    private static HsmProfileState state(HsmProfile profile, ProfileHealth health) {
        if (profile.blockedAt().isPresent()) {
            return HsmProfileState.BLOCKED;
        }
        return health.isFailing() ? HsmProfileState.FAILING : HsmProfileState.SERVING;
    }
}
