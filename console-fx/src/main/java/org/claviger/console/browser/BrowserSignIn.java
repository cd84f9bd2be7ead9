package org.claviger.console.browser;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.client.RenewingToken;
import org.claviger.console.common.Account;
import org.claviger.console.common.ConsoleException;

/** Signs people in at an OpenID Connect issuer that the server trusts. */
public final class BrowserSignIn {
    /** The issuer, or the machine's network, doesn't answer. */
    static final String UNAVAILABLE = ErrorCode.ISSUER_UNAVAILABLE.name();

    /** The issuer has not signed the person in, or has answered something that can't be trusted. */
    static final String REFUSED = "SIGN_IN_REFUSED";

    /** The person has not come back. */
    static final String TIMED_OUT = "SIGN_IN_TIMED_OUT";

    /** The issuer knows the person, and the server has no role for him. */
    static final String NOT_KNOWN_HERE = "SIGN_IN_NOT_KNOWN_HERE";

    private final BrowserOpener browser;
    private final Duration patience;
    private final Clock clock;

    /** Waits for five minutes for the person. */
    public BrowserSignIn(BrowserOpener browser) {
        this(browser, Duration.ofMinutes(5), Clock.systemUTC());
    }

    BrowserSignIn(BrowserOpener browser, Duration patience, Clock clock) {
        this.browser = browser;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Opens the browser, and blocks until the person is back; interrupting the thread gives it up.
     *
     * @param farewell what the person reads in the browser at last
     */
    public Account signIn(ApiClient server, ProviderResponse provider, String farewell)
            throws ConsoleException, InterruptedException {
        RenewingToken token = new RenewingToken(lease(provider, farewell), clock);
        try {
            return Account.of(server, token);
        } catch (ApiException e) {
            if (e.problem().code() == ErrorCode.NOT_AUTHENTICATED) {
                throw new ConsoleException(NOT_KNOWN_HERE, (String) null);
            }
            throw e;
        }
    }

    private RenewingToken.Lease lease(ProviderResponse provider, String farewell)
            throws ConsoleException, InterruptedException {
        State state = new State();
        try (LoopbackReceiver receiver = new LoopbackReceiver(state, farewell)) {
            IssuerEndpoints issuer = IssuerEndpoints.discover(provider);
            CodeVerifier verifier = new CodeVerifier();
            Nonce nonce = new Nonce();
            AuthenticationRequest request = new AuthenticationRequest.Builder(
                            ResponseType.CODE,
                            new Scope("openid"),
                            new ClientID(provider.consoleClientId()),
                            receiver.address())
                    .endpointURI(issuer.authorization())
                    .state(state)
                    .nonce(nonce)
                    .codeChallenge(verifier, CodeChallengeMethod.S256)
                    .build();
            browser.open(request.toURI());
            AuthorizationCode code = code(receiver.await(patience), issuer);
            return issuer.tokens(new AuthorizationCodeGrant(code, receiver.address(), verifier), nonce);
        } catch (TimeoutException e) {
            throw new ConsoleException(TIMED_OUT, (String) null);
        } catch (IOException e) {
            throw new ConsoleException(UNAVAILABLE, e);
        } catch (GeneralException e) {
            throw new ConsoleException(REFUSED, e);
        }
    }

    /** The state was looked at when the answer came in. */
    private static AuthorizationCode code(URI answer, IssuerEndpoints issuer) throws GeneralException {
        AuthenticationResponse response = AuthenticationResponseParser.parse(answer);
        issuer.requireOwn(response.getIssuer());
        if (!response.indicatesSuccess()) {
            throw new GeneralException(
                    String.valueOf(response.toErrorResponse().getErrorObject().getDescription()));
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new GeneralException("There is no code in the answer.");
        }
        return code;
    }
}
