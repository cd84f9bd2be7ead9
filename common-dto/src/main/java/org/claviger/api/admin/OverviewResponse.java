package org.claviger.api.admin;

import java.time.Instant;
import java.util.List;

/**
 * How the server fares, and what needs somebody's attention.
 *
 * @param since when the node that was asked began to count
 * @param requests answered by this node over HTTPS since then, whatever the answer was
 * @param refused of these with a status of 400 to 499
 * @param failed of these with a status of 500 or more
 * @param nodes that serve from the same database, the asked one first
 * @param hsmProfiles how each fares on this node
 * @param openProposals of admins, that wait for a decision
 * @param failedSignIns of the last 24 hours, of admins and of those who name no tenant that there is
 * @param keksNearBound that seal, and have made three quarters of the seals that a KEK may make
 * @param expiring what of the applications' credentials expires within 30 days
 */
public record OverviewResponse(
        Instant since,
        long requests,
        long refused,
        long failed,
        List<NodeResponse> nodes,
        List<HsmProfileStatusResponse> hsmProfiles,
        long openProposals,
        long failedSignIns,
        List<KekNearBound> keksNearBound,
        List<ExpiringCredentials> expiring) {
    public OverviewResponse {
        nodes = List.copyOf(nodes);
        hsmProfiles = List.copyOf(hsmProfiles);
        keksNearBound = List.copyOf(keksNearBound);
        expiring = List.copyOf(expiring);
    }
}
