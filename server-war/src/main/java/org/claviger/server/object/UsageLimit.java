package org.claviger.server.object;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.claviger.api.crypto.UsageLimits;
import org.jspecify.annotations.Nullable;

/** How much an object may still protect; the count is kept by the database alone, in {@link ManagedObjects}. */
@Embeddable
public class UsageLimit {
    @Enumerated(EnumType.STRING)
    @Column(name = "usage_limit_unit")
    private UsageLimits.@Nullable Unit unit;

    @Column(name = "usage_limit_total")
    private @Nullable Long total;

    @Column(name = "usage_limit_left")
    private @Nullable Long left;

    protected UsageLimit() {} // JPA

    static UsageLimit of(@Nullable UsageLimits wanted) {
        UsageLimit limit = new UsageLimit();
        if (wanted != null) {
            limit.unit = wanted.unit();
            limit.total = wanted.total();
            limit.left = wanted.total();
        }
        return limit;
    }

    @Nullable UsageLimits limits() {
        return unit == null || total == null ? null : new UsageLimits(unit, total, left);
    }
}
