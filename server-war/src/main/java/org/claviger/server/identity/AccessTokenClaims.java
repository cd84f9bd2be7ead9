package org.claviger.server.identity;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an access token of an issuer has to say: issuer, audience, subject, and that it holds now, give or take half a minute.
 * Other tokens of the same issuer, with the same signature, are refused: ID tokens are about a person but made for the client
 * that signed him in. So are tokens bound to a key ({@code cnf}, RFC 7800): whoever shows one would have to prove that he
 * has it, for which there is no way here.
 */
@SuppressWarnings("JavaUtilDate") // as the JOSE library has it
final class AccessTokenClaims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final int MOST_SKEW = 30;

    /** Keycloak's name for the kind of a token: Bearer, ID, Refresh, Logout and more. */
    private static final String KIND = "typ";

    private static final String ACCESS = "Bearer";

    /** OpenID Connect Core 1.0, section 3.3.2.11; RFC 7800, section 3.1. */
    private static final Set<String> NOT_OF_BEARER_TOKENS = Set.of("at_hash", "c_hash", "cnf");

    /** OpenID Connect Core 1.0, section 2, has 255 ASCII characters at most. */
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,253}[\\x21-\\x7E])?");

    private final ClaimPath tenant;
    private final Clock clock;

    AccessTokenClaims(OidcIssuer issuer, Clock clock) {
        super(
                Set.of(issuer.audience()),
                new JWTClaimsSet.Builder().issuer(issuer.url()).build(),
                Set.of("sub", "exp"),
                NOT_OF_BEARER_TOKENS);
        this.tenant = new ClaimPath(issuer.tenantClaim());
        this.clock = clock;
        setMaxClockSkew(MOST_SKEW);
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        Object kind = claims.getClaim(KIND);
        if (kind != null && !ACCESS.equals(kind)) {
            throw new BadJWTException("This is no access token.");
        }
        if (!SUBJECT.matcher(claims.getSubject()).matches()) {
            throw new BadJWTException("The subject is of no form that a subject has.");
        }
        if (tenant.isIn(claims) && tenant.word(claims).isEmpty()) {
            throw new BadJWTException("It is unclear which tenant is meant: that is not the same as none.");
        }
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }
}
