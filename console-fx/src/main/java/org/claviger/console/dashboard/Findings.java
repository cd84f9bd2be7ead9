package org.claviger.console.dashboard;

import java.util.List;
import org.claviger.api.HealthResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.TenantResponse;

/**
 * What the server has told, at one moment.
 *
 * @param health of the node that was asked
 * @param profiles how each HSM profile fares on that node
 * @param openProposals how many wait for a decision
 */
record Findings(
        HealthResponse health,
        List<HsmProfileStatusResponse> profiles,
        List<TenantResponse> tenants,
        List<AccountResponse> admins,
        long openProposals) {
    /** Calls of the HSM that succeeded, since the node's start. */
    long calls() {
        return profiles.stream().mapToLong(HsmProfileStatusResponse::calls).sum();
    }

    /** Calls of the HSM that failed, since the node's start. */
    long failures() {
        return profiles.stream().mapToLong(HsmProfileStatusResponse::failures).sum();
    }
}
