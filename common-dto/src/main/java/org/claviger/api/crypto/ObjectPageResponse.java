package org.claviger.api.crypto;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the keys that the client may read, by name.
 *
 * @param next ask with this for the following page; absent on the last
 */
public record ObjectPageResponse(
        List<ObjectResponse> items, @Nullable String next) {
    public ObjectPageResponse {
        items = List.copyOf(items);
    }
}
