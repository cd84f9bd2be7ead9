package org.claviger.api.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.claviger.api.ShortName;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tenant.
 *
 * @param name short, for signing in: lower-case letters, digits and hyphens
 * @param displayName for people
 * @param hsmProfileId where its KEKs will be kept; can also be linked later
 */
public record CreateTenantRequest(
        @NotNull @Pattern(regexp = ShortName.FORM, message = ShortName.MESSAGE) String name,

        @NotBlank @Size(max = 200) String displayName,
        @Nullable UUID hsmProfileId) {}
