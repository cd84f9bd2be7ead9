package org.claviger.api.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a tenant is to be called from now on. The name for signing in stays. */
public record ChangeTenantRequest(@NotBlank @Size(max = 200) String displayName) {}
