package org.claviger.api.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.claviger.api.account.Username;

/**
 * The first operators of a tenant: at least two, so that four eyes can watch from the first day.
 *
 * @param operators their usernames must differ
 */
public record CreateOperatorsRequest(
        @NotNull @Size(min = 2, max = 20) List<@NotNull @Valid NewOperator> operators) {
    public CreateOperatorsRequest {
        operators = operators == null ? null : List.copyOf(operators);
    }

    /**
     * An operator to be.
     *
     * @param username for signing in, unique in the tenant: letters, digits, dots, hyphens, underscores and @
     */
    public record NewOperator(
            @NotNull @Pattern(regexp = Username.FORM, message = Username.MESSAGE) String username,

            @NotBlank @Size(max = 200) String displayName) {}
}
