package org.claviger.server.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Role;
import org.claviger.server.platform.Caller;

/** How many have to accept which action, by scope: a tenant, or the system. */
@ApplicationScoped
class ApprovalRequirements {
    @PersistenceContext
    EntityManager entities;

    int of(UUID scope, ProposedAction action) {
        return inForce(scope).getOrDefault(action, action.defaultAcceptances());
    }

    /** What holds in a scope, for each action that is one there. */
    Map<ProposedAction, Integer> inForce(UUID scope) {
        Map<ProposedAction, Integer> inForce = new EnumMap<>(ProposedAction.class);
        for (ProposedAction action : ProposedAction.values()) {
            if (action.isFor(scope.equals(Caller.SYSTEM) ? Role.ADMIN : Role.OPERATOR)) {
                inForce.put(action, action.defaultAcceptances());
            }
        }
        said(scope).forEach(each -> inForce.replace(each.action(), each.acceptances()));
        return inForce;
    }

    void set(UUID scope, Map<ProposedAction, Integer> acceptances) {
        acceptances.forEach((action, count) -> entities.merge(new ApprovalRequirement(scope, action, count)));
        entities.flush();
    }

    private List<ApprovalRequirement> said(UUID scope) {
        return entities.createQuery(
                        "SELECT r FROM ApprovalRequirement r WHERE r.scope = :scope", ApprovalRequirement.class)
                .setParameter("scope", scope)
                .getResultList();
    }
}
