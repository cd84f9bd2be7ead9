package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.tenant.ObjectListResponse;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;

/** Shows a tenant's operators all of its objects, in whichever namespace they are. Of their material it knows nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class InventoryService {
    private static final String OF_TENANT = "e.tenantId = :tenant";
    private static final List<Column> SORTABLE =
            List.of(new Column("name", "e.name"), new Column("createdAt", "e.createdAt"));

    @PersistenceContext
    EntityManager entities;

    @Inject
    ManagedObjects objects;

    @Inject
    Descriptions descriptions;

    /** Those that are as is wanted, by name unless something else is said. */
    public ObjectListResponse list(Caller operator, ObjectCriteria wanted, ListQuery query) {
        Map<String, Object> parameters = new HashMap<>(wanted.parameters());
        parameters.put("tenant", operator.tenant());
        Page<ManagedObject> page = new Listings<>(
                        ManagedObject.class, condition(wanted), SORTABLE, List.of("e.name"))
                .page(entities, query, parameters);
        return new ObjectListResponse(descriptions.of(operator.tenant(), page.items()), page.total());
    }

    /** Criteria speak of {@code o}, and lists of {@code e}. */
    private static String condition(ObjectCriteria wanted) {
        return wanted.conditions().isEmpty()
                ? OF_TENANT
                : OF_TENANT + " AND e.id IN (SELECT o.id FROM ManagedObject o WHERE o.tenantId = :tenant AND ("
                        + String.join(") AND (", wanted.conditions()) + "))";
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
