package org.claviger.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.Closeable;
import java.time.Clock;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** Verifies the access tokens of one issuer. */
final class IssuerTokens implements Closeable {
    /** RFC 9068, section 2.1. */
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final OidcIssuer issuer;
    private final IssuerKeys keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IssuerTokens(OidcIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.keys = new IssuerKeys(issuer.name(), new IssuerDiscovery(issuer, new IssuerHttp(issuer)), clock);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(new SignatureCheck.Keys(keys));
        processor.setJWSVerifierFactory(new SignatureCheck.Verifiers());
        processor.setJWTClaimsSetVerifier(new AccessTokenClaims(issuer, clock));
    }

    /** The {@code iss} of its tokens. */
    String url() {
        return issuer.url();
    }

    /**
     * Whom a token tells of; empty if it doesn't hold.
     *
     * @throws RefusedException {@code ISSUER_UNAVAILABLE} if that can't be told now
     */
    Optional<ExternalIdentity> verify(SignedJWT token) {
        try {
            return Optional.of(ExternalIdentity.of(issuer, processor.process(token, null)));
        } catch (KeySourceException e) {
            throw new RefusedException(
                    ErrorCode.ISSUER_UNAVAILABLE,
                    issuer.displayName() + ", which issued the token, does not answer. Try again later.",
                    e);
        } catch (BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        keys.close();
    }
}
