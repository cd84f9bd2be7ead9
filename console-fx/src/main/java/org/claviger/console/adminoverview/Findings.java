package org.claviger.console.adminoverview;

import java.util.List;
import org.claviger.api.HealthResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.admin.TenantResponse;

/**
 * What the server has told, at one moment.
 *
 * @param health of the node that was asked
 * @param overview how that node and its HSM profiles fare, and what needs attention
 */
record Findings(
        HealthResponse health, OverviewResponse overview, List<TenantResponse> tenants, List<AccountResponse> admins) {
    /** Requests that were answered, refused, and that failed, since the node's start. */
    List<Long> requests() {
        long wrong = overview.refused() + overview.failed();
        return List.of(overview.requests() - wrong, overview.refused(), overview.failed());
    }

    /** Calls of the HSM that succeeded, and that failed, since the node's start. */
    List<Long> calls() {
        return List.of(
                overview.hsmProfiles().stream()
                        .mapToLong(HsmProfileStatusResponse::calls)
                        .sum(),
                overview.hsmProfiles().stream()
                        .mapToLong(HsmProfileStatusResponse::failures)
                        .sum());
    }
}
