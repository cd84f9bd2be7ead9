package org.claviger.api.crypto;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the keys that the client may read, by name.
 *
 * @param next ask with this for the following page; absent on the last
 */
public record KeyPageResponse(
        List<KeyResponse> items, @Nullable String next) {
    public KeyPageResponse {
        items = List.copyOf(items);
    }
}
