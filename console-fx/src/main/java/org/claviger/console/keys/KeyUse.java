package org.claviger.console.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claviger.api.AuditRecordResponse;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has done with a key, as the trail has it.
 *
 * @param actor absent: the server by itself
 * @param times as often as the records that were looked at tell
 * @param last when it was done last
 */
record KeyUse(@Nullable String actor, String action, long times, Instant last) {
    /** Of records of one object: one for each who has done something and what that was, the latest first. */
    static List<KeyUse> of(List<AuditRecordResponse> records) {
        Map<List<String>, KeyUse> uses = new LinkedHashMap<>();
        records.stream()
                .map(record -> new KeyUse(record.actor(), record.action(), record.uses(), record.at()))
                .forEach(use -> uses.merge(List.of(String.valueOf(use.actor), use.action), use, KeyUse::with));
        return uses.values().stream()
                .sorted(Comparator.comparing(KeyUse::last).reversed())
                .toList();
    }

    private KeyUse with(KeyUse other) {
        return new KeyUse(actor, action, times + other.times, last.isAfter(other.last) ? last : other.last);
    }
}
