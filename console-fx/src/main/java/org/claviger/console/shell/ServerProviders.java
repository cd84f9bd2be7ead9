package org.claviger.console.shell;

import java.util.List;
import org.claviger.api.auth.ProviderListResponse;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.console.browser.BrowserSignIn;
import org.claviger.console.common.Account;
import org.claviger.console.signin.Elsewhere;

/** The issuers that a server trusts. */
record ServerProviders(ApiClient server, BrowserSignIn browser) implements Elsewhere {
    @Override
    public List<ProviderResponse> providers() {
        return server.get("/api/v1/auth/providers", ProviderListResponse.class).items();
    }

    @Override
    public Account signIn(ProviderResponse provider, String farewell) throws Exception {
        return browser.signIn(server, provider, farewell);
    }
}
