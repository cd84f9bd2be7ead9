package org.claviger.server.identity;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer whose access tokens are trusted beside our own, as the settings {@code claviger.oidc.NAME.*} have
 * it.
 *
 * @param name that the settings give it
 * @param url its issuer identifier, to which the claim {@code iss} must be equal to the letter; discovery starts from it
 *     (OpenID Connect Discovery 1.0, section 4)
 * @param audience that {@code aud} has to contain
 * @param rolesClaim where the roles are: a claim's name, or a path into nested objects, with dots
 * @param tenantClaim where the tenant's name is, likewise
 * @param displayName for people
 * @param consoleClientId the public client as which the console signs people in
 * @param caFile PEM: the CAs that vouch for its TLS; if absent, those of the JDK do
 */
public record OidcIssuer(
        String name,
        String url,
        String audience,
        String rolesClaim,
        String tenantClaim,
        String displayName,
        String consoleClientId,
        @Nullable Path caFile) {
    static final String AUDIENCE = "claviger";
    static final String ROLES_CLAIM = "realm_access.roles";
    static final String TENANT_CLAIM = "tenant";
    static final String CONSOLE_CLIENT_ID = "claviger-console";

    /** Where it describes itself. */
    URI discovery() {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return URI.create(base + "/.well-known/openid-configuration");
    }
}
