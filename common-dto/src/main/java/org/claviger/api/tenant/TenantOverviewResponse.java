package org.claviger.api.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant fares, in numbers.
 *
 * @param keys how many managed objects there are, by state and algorithm; what there is none of is left out
 * @param ending keys that soon protect no more, the soonest first, at most 100
 * @param hours what was done in each hour that was asked for, the oldest first; hours in which nothing was are left out. They
 *     are counted from the audit trail, and some seconds behind it
 * @param failedSignIns how often somebody failed to sign in as an operator within those hours; absent for who may not read the
 *     audit trail
 */
public record TenantOverviewResponse(
        List<KeyCount> keys,
        List<EndingKey> ending,
        List<HourOfUse> hours,
        @Nullable Long failedSignIns) {
    public TenantOverviewResponse {
        keys = List.copyOf(keys);
        ending = List.copyOf(ending);
        hours = List.copyOf(hours);
    }
}
