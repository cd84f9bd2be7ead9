package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Listings;
import org.claviger.server.platform.Listings.Column;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.Page;
import org.claviger.server.tenant.Namespaces;
import org.jspecify.annotations.Nullable;

/** Finds objects by what they are like, always within the caller's tenant and grants. */
@ApplicationScoped
class FoundObjects {
    /** Which indexes serve best is known only with the values: what one tenant has a million of, another has none of. */
    private static final String PLAN_EACH = "SET LOCAL plan_cache_mode = force_custom_plan";

    private static final String OF_TENANT = "e.tenantId = :tenant";

    private static final List<Column> SORTABLE =
            List.of(new Column("name", "e.name"), new Column("createdAt", "e.createdAt"));

    private static final List<Narrowing> NARROWINGS = List.of(
            Narrowing.text("name", "e.name"),
            Narrowing.from("createdFrom", "e.createdAt"),
            Narrowing.to("createdTo", "e.createdAt"));

    /** A tenant's usage masks, of which there are few: from one to the next by the index. */
    private static final String MASKS = "WITH RECURSIVE mask AS ("
            + "(SELECT usage_mask FROM managed_object WHERE tenant_id = ? ORDER BY usage_mask LIMIT 1)"
            + " UNION ALL SELECT (SELECT o.usage_mask FROM managed_object o WHERE o.tenant_id = ?"
            + " AND o.usage_mask > mask.usage_mask ORDER BY o.usage_mask LIMIT 1) FROM mask"
            + " WHERE mask.usage_mask IS NOT NULL)"
            + " SELECT usage_mask FROM mask WHERE usage_mask IS NOT NULL";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Namespaces namespaces;

    /** By name, then id; those behind the cursor that the client may read. */
    List<ManagedObject> page(Caller caller, ObjectCriteria wanted, @Nullable PageCursor after, int limit) {
        // The first of the two is for the index, which would be read from its start otherwise.
        String behind = after == null ? "" : " AND o.name >= :afterName AND (o.name > :afterName OR o.id > :afterId)";
        var query = query(caller, wanted, "o", behind + " ORDER BY o.name, o.id", ManagedObject.class)
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("afterName", after.name()).setParameter("afterId", after.id());
        }
        return query.getResultList();
    }

    /** In the order in which they were made; those that the client may read. */
    List<ManagedObject> oldestFirst(Caller caller, ObjectCriteria wanted, int skip, int limit) {
        return ordered(caller, wanted, "o.createdAt, o.id", skip, limit);
    }

    /** The other way round. */
    List<ManagedObject> newestFirst(Caller caller, ObjectCriteria wanted, int skip, int limit) {
        return ordered(caller, wanted, "o.createdAt DESC, o.id DESC", skip, limit);
    }

    private List<ManagedObject> ordered(Caller caller, ObjectCriteria wanted, String order, int skip, int limit) {
        return query(caller, wanted, "o", " ORDER BY " + order, ManagedObject.class)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of the tenant, whoever may read them. */
    Page<ManagedObject> list(UUID tenantId, ObjectCriteria wanted, ListQuery query) {
        Map<String, Object> parameters = new HashMap<>(wanted.parameters());
        parameters.put("tenant", tenantId);
        return new Listings<>(ManagedObject.class, condition(wanted), SORTABLE, List.of("e.name"), NARROWINGS)
                .page(entities, query, parameters);
    }

    /** Criteria speak of {@code o}, and lists of {@code e}. */
    private static String condition(ObjectCriteria wanted) {
        return wanted.conditions().isEmpty()
                ? OF_TENANT
                : OF_TENANT + " AND e.id IN (SELECT o.id FROM ManagedObject o WHERE o.tenantId = :tenant AND ("
                        + String.join(") AND (", wanted.conditions()) + "))";
    }

    /** How many of them the client may read. */
    long count(Caller caller, ObjectCriteria wanted) {
        return query(caller, wanted, "COUNT(o)", "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(Caller caller, ObjectCriteria wanted, String what, String rest, Class<T> type) {
        GrantedKeys readable = GrantedKeys.of(caller.clientAccess(), OperationGroup.GET_ATTRIBUTES);
        entities.createNativeQuery(PLAN_EACH).executeUpdate();
        if (wanted.namespace() != null) {
            wanted.namespaces(called(wanted.namespace(), caller));
        }
        if (wanted.mask() != 0) {
            int mask = wanted.mask();
            wanted.masks(masks(caller.tenant()).stream()
                    .filter(each -> (each & mask) == mask)
                    .toList());
        }
        List<String> conditions = new ArrayList<>(List.of("o.tenantId = :tenant", readable.condition()));
        wanted.conditions().forEach(condition -> conditions.add("(" + condition + ")"));
        TypedQuery<T> query = entities.createQuery(
                        "SELECT " + what + " FROM ManagedObject o WHERE " + String.join(" AND ", conditions) + rest,
                        type)
                .setParameter("tenant", caller.tenant());
        readable.parameters().forEach(query::setParameter);
        wanted.parameters().forEach(query::setParameter);
        return query;
    }

    /** Those of the client's namespaces that have this name: one, or none. */
    private Set<UUID> called(String name, Caller caller) {
        return namespaces.namesOf(caller.tenant(), caller.clientAccess().namespaces()).entrySet().stream()
                .filter(namespace -> namespace.getValue().equals(name))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked") // A query of one column.
    private List<Integer> masks(UUID tenantId) {
        return entities.createNativeQuery(MASKS)
                .setParameter(1, tenantId)
                .setParameter(2, tenantId)
                .getResultList();
    }
}
