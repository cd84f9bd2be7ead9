package org.claviger.api.admin;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Which HSM profile serves a tenant. */
public record LinkHsmProfileRequest(@NotNull UUID hsmProfileId) {}
