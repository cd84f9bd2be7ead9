package org.claviger.api.approval;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * How many others have to accept an action before it is carried out; 0: it happens at once.
 *
 * @param acceptances by action; an action that a request doesn't name stays as it is
 */
public record ApprovalPolicy(@NotNull Map<@NotNull ProposedAction, @NotNull @Min(0) @Max(10) Integer> acceptances) {
    public ApprovalPolicy {
        acceptances = acceptances == null ? null : Map.copyOf(acceptances);
    }
}
