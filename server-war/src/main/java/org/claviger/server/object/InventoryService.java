package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.tenant.ObjectListResponse;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;

/** Shows a tenant's operators all of its objects, in whichever namespace they are. Of their material it knows nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class InventoryService {
    @Inject
    FoundObjects found;

    @Inject
    ManagedObjects objects;

    @Inject
    Descriptions descriptions;

    /** Those that are as is wanted, by name unless something else is said. */
    public ObjectListResponse list(Caller operator, ObjectCriteria wanted, ListQuery query) {
        Page<ManagedObject> page = found.list(operator.tenant(), wanted, query);
        return new ObjectListResponse(descriptions.of(operator.tenant(), page.items()), page.total());
    }

    public ObjectResponse get(Caller operator, UUID id) {
        return descriptions.of(require(operator, id));
    }

    /** Its versions, the newest first. */
    public ObjectVersionsResponse versions(Caller operator, UUID id) {
        return objects.tellVersions(require(operator, id));
    }

    private ManagedObject require(Caller operator, UUID id) {
        return objects.find(operator.tenant(), id).orElseThrow(() -> RefusedException.notFound("key"));
    }
}
