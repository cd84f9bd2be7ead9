package org.claviger.console.tenantoverview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KeyCount;
import org.claviger.api.tenant.TenantOverviewResponse;

/**
 * What the server has told about a tenant.
 *
 * @param keks all generations, the newest first
 * @param clients how many there are
 * @param openProposals how many wait for somebody
 */
record Findings(
        List<KekResponse> keks,
        TenantOverviewResponse figures,
        List<AccountResponse> operators,
        long clients,
        long openProposals) {
    Findings {
        keks = List.copyOf(keks);
        operators = List.copyOf(operators);
    }

    /** The one that seals. */
    Optional<KekResponse> activeKek() {
        return keks.stream()
                .filter(kek -> kek.state() == KekState.ACTIVE)
                .min(Comparator.comparing(kek -> kek.place() == KekPlace.PRIMARY ? 0 : 1));
    }

    /** Those that are still on a token. */
    List<KekResponse> livingKeks() {
        return keks.stream().filter(kek -> kek.destroyedAt() == null).toList();
    }

    long keys() {
        return figures.keys().stream().mapToLong(KeyCount::count).sum();
    }
}
