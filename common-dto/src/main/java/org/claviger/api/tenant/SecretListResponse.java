package org.claviger.api.tenant;

import java.util.List;

/** All secrets of a client, the oldest first; never the secrets themselves. */
public record SecretListResponse(List<SecretResponse> items) {
    public SecretListResponse {
        items = List.copyOf(items);
    }
}
