package org.claviger.api.tenant;

import java.util.UUID;
import org.claviger.api.Secret;

/**
 * A new client with its secret: shown here once and never again.
 *
 * @param clientId the user id at {@code POST /oauth2/token} and in HTTP Basic
 */
public record ClientSecretResponse(UUID clientId, String name, Secret clientSecret) {}
