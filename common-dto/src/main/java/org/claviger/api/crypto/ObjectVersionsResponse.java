package org.claviger.api.crypto;

import java.util.List;

/** All versions of an object's material, the newest first. */
public record ObjectVersionsResponse(List<ObjectVersionResponse> items) {
    public ObjectVersionsResponse {
        items = List.copyOf(items);
    }
}
