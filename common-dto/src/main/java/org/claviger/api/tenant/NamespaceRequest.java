package org.claviger.api.tenant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.claviger.api.ShortName;
import org.jspecify.annotations.Nullable;

/**
 * Makes a namespace, or changes what it is called.
 *
 * @param name unique in the tenant: 1 to 63 lower-case letters, digits or hyphens
 * @param description for people; absent: none
 */
public record NamespaceRequest(
        @NotNull @Pattern(regexp = ShortName.FORM, message = ShortName.MESSAGE) String name,

        @Nullable @Size(max = 500) String description) {}
