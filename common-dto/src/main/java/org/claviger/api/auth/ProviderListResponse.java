package org.claviger.api.auth;

import java.util.List;

/** Where people can sign in besides here, in the order in which they are to be offered; often nowhere. */
public record ProviderListResponse(List<ProviderResponse> items) {
    public ProviderListResponse {
        items = List.copyOf(items);
    }
}
