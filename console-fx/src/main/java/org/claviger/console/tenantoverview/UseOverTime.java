package org.claviger.console.tenantoverview;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.tenant.HourOfUse;

/** What was done, in equal steps up to now, those in which nothing was among them: hours, or days of this machine's zone. */
final class UseOverTime {
    private UseOverTime() {}

    /** The oldest step first. */
    static List<HourOfUse> of(List<HourOfUse> hours, Span span, Instant now, ZoneId zone) {
        ChronoUnit unit = span.isByHour() ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        int steps = span.isByHour() ? span.hours() : span.days();
        ZonedDateTime last = now.atZone(zone).truncatedTo(unit);
        List<HourOfUse> all = new ArrayList<>(steps);
        for (int ago = steps - 1; ago >= 0; ago--) {
            Instant start = last.minus(ago, unit).toInstant();
            Instant end = last.minus(ago - 1L, unit).toInstant();
            List<HourOfUse> within = hours.stream()
                    .filter(hour ->
                            !hour.start().isBefore(start) && hour.start().isBefore(end))
                    .toList();
            all.add(new HourOfUse(
                    start,
                    within.stream().mapToLong(HourOfUse::uses).sum(),
                    within.stream().mapToLong(HourOfUse::refused).sum()));
        }
        return all;
    }
}
