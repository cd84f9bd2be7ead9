package org.claviger.console.keks;

import java.util.List;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;

/** The KEKs that a server has. */
public record ServerKeks(ApiClient client) implements KekSource {
    private static final String KEKS = "/api/v1/tenant/keks";

    @Override
    public List<KekResponse> keks() {
        return client.get(KEKS, KekListResponse.class).items();
    }

    @Override
    public KekTokenAttributesResponse tokenAttributes(UUID kek) {
        return client.get(KEKS + "/" + kek + "/token-attributes", KekTokenAttributesResponse.class);
    }
}
