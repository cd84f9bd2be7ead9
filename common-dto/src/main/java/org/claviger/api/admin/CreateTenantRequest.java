package org.claviger.api.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tenant.
 *
 * @param name short, for signing in: lower-case letters, digits and hyphens
 * @param displayName for people
 * @param hsmProfileId where its KEKs will be kept; can also be linked later
 */
public record CreateTenantRequest(
        @NotNull @Pattern(regexp = NAME, message = "must be 1 to 63 lower-case letters, digits or hyphens") String name,

        @NotBlank @Size(max = 200) String displayName,
        @Nullable UUID hsmProfileId) {
    /** As a label of a domain name (RFC 1123), so that it can become part of one. */
    public static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
}
