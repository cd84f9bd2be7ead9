package org.claviger.server.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks an issuer for its keys, each time anew: where they are, and then for them (OpenID Connect Discovery 1.0). */
final class IssuerDiscovery implements JWKSetSource<SecurityContext> {
    private final OidcIssuer issuer;
    private final ResourceRetriever http;

    IssuerDiscovery(OidcIssuer issuer, ResourceRetriever http) {
        this.issuer = issuer;
        this.http = http;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            Map<String, Object> metadata = JSONObjectUtils.parse(content(issuer.discovery()));
            // Section 4.3: another issuer's description, which a redirecting proxy might give, is none of this one.
            if (!issuer.url().equals(metadata.get("issuer"))) {
                throw new JWKSetUnavailableException("The description names another issuer.");
            }
            Optional<URI> keys = Optional.ofNullable(JSONObjectUtils.getString(metadata, "jwks_uri"))
                    .flatMap(OidcUrls::fit);
            if (keys.isEmpty()) {
                throw new JWKSetUnavailableException("The description names no address of keys that is fit.");
            }
            return JWKSet.parse(content(keys.get()));
        } catch (IOException | ParseException e) {
            throw new JWKSetUnavailableException("The issuer's keys can't be fetched: " + e.getMessage(), e);
        }
    }

    private String content(URI address) throws IOException {
        return http.retrieveResource(address.toURL()).getContent();
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
