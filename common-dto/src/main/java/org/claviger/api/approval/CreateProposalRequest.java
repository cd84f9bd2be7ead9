package org.claviger.api.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Proposes what another operator has to accept.
 *
 * @param objectId what it is about; {@link ProposedAction} says which kind of object each action takes
 * @param reason for those who decide; 1 to 500 characters
 */
public record CreateProposalRequest(
        @NotNull ProposedAction action,
        @NotNull UUID objectId,
        @NotBlank @Size(max = 500) String reason) {}
