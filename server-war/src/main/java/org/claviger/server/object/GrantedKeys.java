package org.claviger.server.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.NamePattern;
import org.claviger.server.platform.RefusedException;

/**
 * The keys that a client's grants let it do something to, as the database finds them.
 *
 * @param condition JPQL about {@code o}
 * @param parameters of the condition
 */
record GrantedKeys(String condition, Map<String, Object> parameters) {
    GrantedKeys {
        parameters = Map.copyOf(parameters);
    }

    /** Refuses if there can't be any. */
    static GrantedKeys of(ClientAccess access, OperationGroup operation) {
        List<String> alternatives = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        for (Grant grant : access.grants()) {
            Set<UUID> where = access.namespacesOf(grant);
            if (grant.operations().contains(operation) && !where.isEmpty()) {
                String namespaces = "namespaces" + alternatives.size();
                String names = "names" + alternatives.size();
                parameters.put(namespaces, where);
                if (grant.keyNames() == null) {
                    alternatives.add("o.namespaceId IN :" + namespaces);
                } else {
                    parameters.put(names, NamePattern.like(grant.keyNames()));
                    alternatives.add(
                            "(o.namespaceId IN :" + namespaces + " AND o.name LIKE :" + names + " ESCAPE '\\')");
                }
            }
        }
        if (alternatives.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "No grant of this client allows " + operation + "; an operator can add one.");
        }
        return new GrantedKeys("(" + String.join(" OR ", alternatives) + ")", parameters);
    }
}
