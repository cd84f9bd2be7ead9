package org.claviger.server.object;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.claviger.api.crypto.UsageLimits;
import org.jspecify.annotations.Nullable;

/** How much an object may still protect. Uses are counted by {@link UsageCounts}, past this entity. */
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

    static UsageLimit of(UsageLimits wanted) {
        UsageLimit limit = new UsageLimit();
        limit.unit = wanted.unit();
        limit.total = wanted.total();
        limit.left = wanted.total();
        return limit;
    }

    /** Another one in its place, of which what was used of this one is used already if both count the same. */
    UsageLimit changed(UsageLimits wanted) {
        UsageLimit changed = of(wanted);
        if (wanted.unit() == unit && total != null && left != null) {
            changed.left = Math.max(wanted.total() - (total - left), 0);
        }
        return changed;
    }

    UsageLimits.@Nullable Unit unit() {
        return unit;
    }

    @Nullable UsageLimits limits() {
        return unit == null || total == null ? null : new UsageLimits(unit, total, left);
    }
}
