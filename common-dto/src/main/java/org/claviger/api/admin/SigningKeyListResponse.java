package org.claviger.api.admin;

import java.util.List;

/** All keys that verify access tokens, the newest, which signs, first. */
public record SigningKeyListResponse(List<SigningKeyResponse> items) {
    public SigningKeyListResponse {
        items = List.copyOf(items);
    }
}
