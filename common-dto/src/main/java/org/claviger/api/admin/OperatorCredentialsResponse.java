package org.claviger.api.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.claviger.api.Secret;

/** The initial passwords of new operators: shown here once and never again. */
public record OperatorCredentialsResponse(List<InitialPassword> operators) {
    public OperatorCredentialsResponse {
        operators = List.copyOf(operators);
    }

    /**
     * How a new operator signs in for the first time.
     *
     * @param expiresAt the password is void after this, if it was not changed by then
     */
    public record InitialPassword(UUID accountId, String username, Secret initialPassword, Instant expiresAt) {}
}
