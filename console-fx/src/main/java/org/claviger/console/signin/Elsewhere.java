package org.claviger.console.signin;

import java.util.List;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.console.common.Account;

/** Signing in at an issuer that the server trusts, instead of with a password of the server's. */
public interface Elsewhere {
    /** Where that can be done; asks the server. */
    List<ProviderResponse> providers();

    /**
     * Has the person sign in, in a browser; blocks until he has.
     *
     * @param farewell what he reads in the browser at last
     */
    Account signIn(ProviderResponse provider, String farewell) throws Exception;
}
