package org.claviger.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A verified token as MicroProfile JWT knows it; the principal of the request. */
final class TokenPrincipal implements JsonWebToken {
    private final JWTClaimsSet claims;
    private final String name;

    /**
     * One of these claims.
     *
     * @param name {@code upn}, or what an issuer says in its place
     */
    TokenPrincipal(JWTClaimsSet claims, String name) {
        this.claims = claims;
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.getClaims().keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T> @Nullable T getClaim(String name) {
        return (T) claims.getClaim(name);
    }
}
