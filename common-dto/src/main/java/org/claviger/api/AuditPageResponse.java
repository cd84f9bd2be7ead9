package org.claviger.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one chain, the newest first.
 *
 * @param before ask with this for the page of older ones; absent on the last page
 */
public record AuditPageResponse(
        List<AuditRecordResponse> items, @Nullable Long before) {
    public AuditPageResponse {
        items = List.copyOf(items);
    }
}
