package org.claviger.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A verified token as MicroProfile JWT knows it; the principal of the request. */
final class TokenPrincipal implements JsonWebToken {
    private final JWTClaimsSet claims;

    TokenPrincipal(JWTClaimsSet claims) {
        this.claims = claims;
    }

    @Override
    public String getName() {
        return String.valueOf(claims.getClaim(Claims.upn.name()));
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
