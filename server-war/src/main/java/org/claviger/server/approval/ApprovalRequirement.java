package org.claviger.server.approval;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;

/** How many others have to accept an action in a scope. */
@Entity
@Table(name = "approval_requirement")
@IdClass(ApprovalRequirement.Key.class)
public class ApprovalRequirement {
    @Id
    private UUID scope;

    @Id
    @Enumerated(EnumType.STRING)
    private ProposedAction action;

    private int acceptances;

    protected ApprovalRequirement() {} // JPA

    ApprovalRequirement(UUID scope, ProposedAction action, int acceptances) {
        this.scope = scope;
        this.action = action;
        this.acceptances = acceptances;
    }

    ProposedAction action() {
        return action;
    }

    int acceptances() {
        return acceptances;
    }

    /** Its identity, as JPA wants it. */
    @SuppressWarnings("unused") // by JPA, by reflection
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID scope = new UUID(0, 0);
        private ProposedAction action = ProposedAction.DESTROY_KEK;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.scope.equals(scope) && key.action == action;
        }

        @Override
        public int hashCode() {
            return scope.hashCode() * 31 + action.hashCode();
        }
    }
}
