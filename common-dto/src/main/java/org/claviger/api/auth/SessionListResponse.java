package org.claviger.api.auth;

import java.util.List;

/** The caller's sign-ins that go on, the newest first. */
public record SessionListResponse(List<SessionResponse> items) {
    public SessionListResponse {
        items = List.copyOf(items);
    }
}
