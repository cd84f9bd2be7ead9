package org.claviger.console.roles;

import java.util.List;
import org.claviger.api.account.RoleListResponse;
import org.claviger.api.account.RoleRequest;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.client.ApiClient;

/**
 * The server's roles, of admins or of a tenant's operators. Each call blocks.
 *
 * @param roles their path
 */
record RolesDoor(ApiClient client, String roles) {
    List<RoleResponse> list() {
        return client.get(roles, RoleListResponse.class).items();
    }

    RoleResponse create(RoleRequest request) {
        return client.post(roles, request, RoleResponse.class);
    }

    RoleResponse change(RoleResponse role, RoleRequest request) {
        return client.put(path(role), request, RoleResponse.class);
    }

    RoleResponse delete(RoleResponse role) {
        client.delete(path(role));
        return role;
    }

    private String path(RoleResponse role) {
        return roles + "/" + role.id();
    }
}
