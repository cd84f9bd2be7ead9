package org.claviger.api.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Makes a client: an application of the tenant. */
public record CreateClientRequest(@NotBlank @Size(max = 63) String name) {}
