package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** The figures of each HSM profile in use, at {@code /metrics}. */
@ApplicationScoped
class HsmMetrics {
    @Inject
    MetricRegistry registry;

    private final Set<UUID> registered = ConcurrentHashMap.newKeySet();

    /** Adds the figures of profiles that are new. */
    void follow(UsageSessions sessions) {
        for (UsageProfile profile : sessions.used()) {
            UUID id = profile.id();
            if (registered.add(id)) {
                gauge(
                        sessions,
                        id,
                        "hsm_agents",
                        "Agents that have the library loaded",
                        MetricUnits.NONE,
                        used -> used.group().agentsRunning());
                gauge(
                        sessions,
                        id,
                        "hsm_sessions_open",
                        "PKCS#11 sessions of these agents",
                        MetricUnits.NONE,
                        used -> used.group().sessionsOpen());
                gauge(
                        sessions,
                        id,
                        "hsm_sessions_in_use",
                        "Sessions lent to a request",
                        MetricUnits.NONE,
                        used -> used.group().sessionsInUse());
                gauge(
                        sessions,
                        id,
                        "hsm_calls",
                        "Calls that succeeded",
                        MetricUnits.NONE,
                        used -> used.health().calls());
                gauge(
                        sessions,
                        id,
                        "hsm_failures",
                        "Calls that failed",
                        MetricUnits.NONE,
                        used -> used.health().failures());
                gauge(
                        sessions,
                        id,
                        "hsm_latency_seconds",
                        "Mean latency of a call",
                        MetricUnits.SECONDS,
                        used -> used.health().meanLatency().toNanos() / 1e9);
                gauge(
                        sessions,
                        id,
                        "hsm_failing",
                        "1 if the newest call failed",
                        MetricUnits.NONE,
                        used -> used.health().isFailing() ? 1 : 0);
            }
        }
    }

    /** The profile is looked up each time: one that was changed has begun anew. */
    private void gauge(
            UsageSessions sessions,
            UUID id,
            String name,
            String description,
            String unit,
            ToDoubleFunction<UsageProfile> figure) {
        Metadata metadata = Metadata.builder()
                .withName(name)
                .withDescription(description)
                .withUnit(unit)
                .build();
        registry.gauge(
                metadata,
                sessions,
                all -> all.find(id).map(figure::applyAsDouble).orElse(0.0),
                new Tag("hsm_profile", id.toString()));
    }
}
