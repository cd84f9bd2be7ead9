package org.claviger.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.claviger.api.auth.ProviderListResponse;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.server.platform.Settings;
import org.claviger.server.platform.Starting;
import org.eclipse.microprofile.config.Config;

/** The OpenID Connect issuers that are trusted beside ourselves; often none. Settings that can't be meant stop the start. */
@ApplicationScoped
public class OidcIssuers {
    @Inject
    Config config;

    @Inject
    Settings settings;

    private List<OidcIssuer> issuers = List.of();

    /** Reads the settings; one that can't be meant stops the start. */
    void read(@Observes Starting event) {
        issuers = new OidcSettings(key -> config.getOptionalValue(key, String.class))
                .issuers(config.getPropertyNames(), settings.issuer());
        issuers.forEach(issuer -> IssuerTrust.of(issuer.caFile()));
    }

    /** What people who want to sign in are told of them. */
    public ProviderListResponse providers() {
        return new ProviderListResponse(issuers.stream()
                .map(issuer -> new ProviderResponse(
                        issuer.name(), issuer.displayName(), issuer.url(), issuer.consoleClientId()))
                .toList());
    }

    /** In the order in which the settings name them. */
    public List<OidcIssuer> all() {
        return issuers;
    }
}
