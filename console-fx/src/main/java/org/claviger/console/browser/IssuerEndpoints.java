package org.claviger.console.browser;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.api.client.RenewingToken.Lease;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.api.client.SessionEndedException;
import org.jspecify.annotations.Nullable;

/** An issuer as it describes itself, and what it gives the console. */
final class IssuerEndpoints {
    private static final int PATIENCE_MILLIS = 10_000;

    /** Where an issuer doesn't say how long its tokens hold. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    private final ProviderResponse provider;
    private final OIDCProviderMetadata metadata;

    private IssuerEndpoints(ProviderResponse provider, OIDCProviderMetadata metadata) {
        this.provider = provider;
        this.metadata = metadata;
    }

    /** Asks the issuer (OpenID Connect Discovery 1.0, section 4), which has to be called as the server calls it. */
    static IssuerEndpoints discover(ProviderResponse provider) throws IOException, GeneralException {
        OIDCProviderMetadata metadata =
                OIDCProviderMetadata.resolve(new Issuer(provider.issuer()), PATIENCE_MILLIS, PATIENCE_MILLIS);
        requireAsSafe(provider, metadata.getAuthorizationEndpointURI());
        requireAsSafe(provider, metadata.getTokenEndpointURI());
        requireAsSafe(provider, metadata.getJWKSetURI());
        return new IssuerEndpoints(provider, metadata);
    }

    /** What a browser is told to open has to be a page of the web, and never in the clear where the issuer isn't. */
    private static void requireAsSafe(ProviderResponse provider, @Nullable URI address) throws GeneralException {
        String scheme = address == null ? "" : String.valueOf(address.getScheme());
        if (!scheme.equals("https")
                && !scheme.equals(URI.create(provider.issuer()).getScheme())) {
            throw new GeneralException("The issuer names an address that can't be used: " + address);
        }
    }

    URI authorization() {
        return metadata.getAuthorizationEndpointURI();
    }

    /** Refuses an answer of another issuer (RFC 9207). */
    void requireOwn(@Nullable Issuer issuer) throws GeneralException {
        boolean missing = issuer == null && metadata.supportsAuthorizationResponseIssuerParam();
        if (missing || (issuer != null && !issuer.equals(metadata.getIssuer()))) {
            throw new GeneralException("The answer is not of " + provider.issuer() + ".");
        }
    }

    /** The tokens for a code, if the ID token that comes with them is for this sign-in. */
    Lease tokens(AuthorizationCodeGrant grant, Nonce nonce) throws IOException, GeneralException {
        TokenResponse response = ask(grant);
        if (!(response instanceof OIDCTokenResponse tokens)
                || tokens.getOIDCTokens().getIDToken() == null) {
            throw refusal(response);
        }
        try {
            validator().validate(tokens.getOIDCTokens().getIDToken(), nonce);
        } catch (BadJOSEException | JOSEException e) {
            throw new GeneralException("The ID token does not hold: " + e.getMessage(), e);
        }
        return lease(tokens.getTokens());
    }

    private IDTokenValidator validator() throws IOException {
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build();
        JWSAlgorithm.Family asymmetric = JWSAlgorithm.Family.SIGNATURE;
        return new IDTokenValidator(
                metadata.getIssuer(),
                new ClientID(provider.consoleClientId()),
                new JWSVerificationKeySelector<>(asymmetric, keys),
                null);
    }

    private Lease lease(Tokens tokens) {
        long seconds = tokens.getAccessToken().getLifetime();
        RefreshToken refresh = tokens.getRefreshToken();
        return new Lease(
                tokens.getAccessToken().getValue(),
                seconds > 0 ? Duration.ofSeconds(seconds) : UNSAID,
                () -> next(refresh));
    }

    /** Issuers that don't rotate refresh tokens send none. */
    private Lease next(@Nullable RefreshToken refresh) {
        if (refresh == null) {
            throw new SessionEndedException(provider.displayName() + " gives no further tokens.");
        }
        try {
            TokenResponse response = ask(new RefreshTokenGrant(refresh));
            if (!response.indicatesSuccess()) {
                throw new SessionEndedException(String.valueOf(refusal(response).getMessage()));
            }
            Tokens tokens = response.toSuccessResponse().getTokens();
            return lease(tokens.getRefreshToken() == null ? new Tokens(tokens.getAccessToken(), refresh) : tokens);
        } catch (IOException e) {
            throw new ServerUnreachableException("No answer from " + provider.issuer() + ": " + e.getMessage(), e);
        } catch (GeneralException e) {
            throw new SessionEndedException(String.valueOf(e.getMessage()));
        }
    }

    private TokenResponse ask(AuthorizationGrant grant) throws IOException, GeneralException {
        HTTPRequest request = new TokenRequest.Builder(
                        metadata.getTokenEndpointURI(), new ClientID(provider.consoleClientId()), grant)
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        request.setFollowRedirects(false);
        return OIDCTokenResponseParser.parse(request.send());
    }

    private static GeneralException refusal(TokenResponse response) {
        return response.indicatesSuccess()
                ? new GeneralException("There is no ID token in the answer.")
                : new GeneralException(
                        response.toErrorResponse().getErrorObject() == null
                                ? OAuth2Error.INVALID_GRANT.getDescription()
                                : String.valueOf(response.toErrorResponse()
                                        .getErrorObject()
                                        .getDescription()));
    }
}
