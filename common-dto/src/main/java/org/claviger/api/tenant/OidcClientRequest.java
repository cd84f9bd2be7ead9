package org.claviger.api.tenant;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As which an OpenID Connect issuer knows a client: the {@code azp} or {@code client_id} of its access tokens.
 *
 * @param oidcClientId 1 to 255 visible ASCII characters; absent: no issuer knows it
 */
public record OidcClientRequest(
        @Nullable @Pattern(regexp = "[\\x21-\\x7E]{1,255}", message = "must be 1 to 255 visible ASCII characters") String oidcClientId) {}
