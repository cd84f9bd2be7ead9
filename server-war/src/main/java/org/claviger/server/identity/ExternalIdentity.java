package org.claviger.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whom an issuer's access token tells of. Issuer and subject together are the identity, and never change; names may.
 *
 * @param issuer the issuer's name in the settings
 * @param issuerUrl its {@code iss}
 * @param subject {@code sub}
 * @param username {@code preferred_username}, or else the subject
 * @param displayName {@code name}
 * @param authorizedParty the client that the token was issued to: {@code azp}, or else {@code client_id}
 * @param roles in the issuer's words
 * @param tenant the tenant's name, in the issuer's words
 * @param expiresAt when the token ceases to hold
 * @param claims all of them
 */
record ExternalIdentity(
        String issuer,
        String issuerUrl,
        String subject,
        String username,
        Optional<String> displayName,
        Optional<String> email,
        Optional<String> authorizedParty,
        Set<String> roles,
        Optional<String> tenant,
        Instant expiresAt,
        JWTClaimsSet claims) {

    /** By claims that were verified. */
    @SuppressWarnings("JavaUtilDate") // as the JOSE library has it
    static ExternalIdentity of(OidcIssuer issuer, JWTClaimsSet claims) {
        return new ExternalIdentity(
                issuer.name(),
                issuer.url(),
                claims.getSubject(),
                word("preferred_username", claims).orElse(claims.getSubject()),
                word("name", claims),
                word("email", claims),
                word("azp", claims).or(() -> word("client_id", claims)),
                new ClaimPath(issuer.rolesClaim()).words(claims),
                new ClaimPath(issuer.tenantClaim()).word(claims),
                claims.getExpirationTime().toInstant(),
                claims);
    }

    private static Optional<String> word(String name, JWTClaimsSet claims) {
        return new ClaimPath(name).word(claims);
    }
}
