package org.claviger.api.account;

import java.util.List;

/** All roles that there are for admins, or in the tenant: those that are built in first. */
public record RoleListResponse(List<RoleResponse> items) {
    public RoleListResponse {
        items = List.copyOf(items);
    }
}
