package org.claviger.server.platform;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;

/**
 * What a client may do: only what a grant of its allows, only in its own namespaces.
 *
 * @param namespaces at least one; what lies in another doesn't exist for the client
 */
public record ClientAccess(Set<UUID> namespaces, List<Grant> grants) {
    public ClientAccess {
        namespaces = Set.copyOf(namespaces);
        grants = List.copyOf(grants);
    }

    /** Refuses unless a grant allows the operation for a key of this name in this namespace. */
    public void require(OperationGroup operation, UUID namespace, String keyName) {
        if (!allows(operation, namespace, keyName)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "No grant of this client allows " + operation + " for this key; an operator can add one.");
        }
    }

    /** Refuses unless a grant allows the operation for some key. */
    public void requireSomewhere(OperationGroup operation) {
        if (grants.stream()
                .noneMatch(grant -> grant.operations().contains(operation)
                        && !namespacesOf(grant).isEmpty())) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "No grant of this client allows " + operation + "; an operator can add one.");
        }
    }

    /** Refuses unless a grant allows the operation without any bound: it concerns the whole tenant. */
    public void requireEverywhere(OperationGroup operation) {
        if (grants.stream()
                .noneMatch(grant -> grant.operations().contains(operation)
                        && grant.namespaceId() == null
                        && grant.keyNames() == null)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "No grant of this client allows " + operation
                            + " in all its namespaces and for all names; an operator can add one.");
        }
    }

    /** True if some grant allows the operation for a key of this name in this namespace. */
    public boolean allows(OperationGroup operation, UUID namespace, String keyName) {
        return namespaces.contains(namespace)
                && grants.stream().anyMatch(grant -> allows(grant, operation, namespace, keyName));
    }

    /** Where a grant holds. */
    public Set<UUID> namespacesOf(Grant grant) {
        if (grant.namespaceId() == null) {
            return namespaces;
        }
        return namespaces.contains(grant.namespaceId()) ? Set.of(grant.namespaceId()) : Set.of();
    }

    private static boolean allows(Grant grant, OperationGroup operation, UUID namespace, String keyName) {
        return grant.operations().contains(operation)
                && (grant.namespaceId() == null || grant.namespaceId().equals(namespace))
                && (grant.keyNames() == null || NamePattern.matches(grant.keyNames(), keyName));
    }
}
