package org.claviger.console.keys;

import java.util.List;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.tenant.ObjectListResponse;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.Slice;
import org.jspecify.annotations.Nullable;

/** The server's side of the keys. Each call blocks. */
record KeysDoor(ApiClient client) {
    private static final int RECORDS = 500;
    private static final String OBJECTS = "/api/v1/tenant/objects";

    Slice<ObjectResponse> list(PageRequest wanted) {
        ObjectListResponse page = client.get(wanted.on(OBJECTS), ObjectListResponse.class);
        return new Slice<>(page.items(), page.total());
    }

    ObjectResponse get(UUID id) {
        return client.get(OBJECTS + "/" + id, ObjectResponse.class);
    }

    List<ObjectVersionResponse> versions(UUID id) {
        return client.get(OBJECTS + "/" + id + "/versions", ObjectVersionsResponse.class)
                .items();
    }

    /**
     * What the trail tells of one, the newest first.
     *
     * @param before only older records than this; null: the newest
     */
    AuditPageResponse trail(UUID id, @Nullable Long before) {
        String path = "/api/v1/tenant/audit?limit=" + RECORDS + "&object=" + id;
        return client.get(before == null ? path : path + "&before=" + before, AuditPageResponse.class);
    }
}
