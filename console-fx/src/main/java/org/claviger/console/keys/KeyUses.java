package org.claviger.console.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.jspecify.annotations.Nullable;

/**
 * Who has done what with a key, as far as the trail was read: from the newest record backwards.
 *
 * @param key whose records they are
 * @param records so far
 * @param before ask with this for older ones; absent if these are all
 */
record KeyUses(
        UUID key,
        List<AuditRecordResponse> records,
        @Nullable Long before) {
    KeyUses {
        records = List.copyOf(records);
    }

    static KeyUses none(UUID key) {
        return new KeyUses(key, List.of(), null);
    }

    /** These, and those of a page of older ones. */
    KeyUses with(AuditPageResponse older) {
        List<AuditRecordResponse> all = new ArrayList<>(records);
        all.addAll(older.items());
        return new KeyUses(key, all, older.before());
    }

    /** The latest first. */
    List<KeyUse> each() {
        return KeyUse.of(records);
    }
}
