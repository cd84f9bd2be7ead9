package org.claviger.console.tenantoverview;

import org.claviger.api.account.AccountListResponse;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.TenantOverviewResponse;

/** The server's side of the overview. Each call blocks. */
record TenantOverviewDoor(ApiClient client) {
    private static final String TENANT = "/api/v1/tenant/";

    Findings look(Span span) {
        return new Findings(
                client.get(TENANT + "keks", KekListResponse.class).items(),
                client.get(TENANT + "overview?hours=" + span.hours(), TenantOverviewResponse.class),
                client.get(TENANT + "operators?limit=1000", AccountListResponse.class)
                        .items(),
                client.get(TENANT + "clients?limit=1", ClientListResponse.class).total(),
                client.get(TENANT + "proposals?state=OPEN&limit=1", ProposalListResponse.class)
                        .total());
    }
}
