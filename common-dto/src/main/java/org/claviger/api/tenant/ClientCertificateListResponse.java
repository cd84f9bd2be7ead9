package org.claviger.api.tenant;

import java.util.List;

/** All that leads to one client, the oldest first. */
public record ClientCertificateListResponse(List<ClientCertificateResponse> items) {
    public ClientCertificateListResponse {
        items = List.copyOf(items);
    }
}
