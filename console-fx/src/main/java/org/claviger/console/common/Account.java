package org.claviger.console.common;

import java.util.Optional;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.RenewingToken;
import org.claviger.api.client.TokenSource;

/**
 * A person's account on a server, signed in. If {@code me} is empty, all it may do is change its password.
 *
 * @param client sends the account's token
 * @param username as it was typed
 */
public record Account(ApiClient client, String username, Optional<MeResponse> me) {
    /**
     * Signs in.
     *
     * @throws org.claviger.api.client.ApiException if the server refuses
     * @throws org.claviger.api.client.ServerUnreachableException if none answers
     */
    public static Account signIn(ApiClient server, LoginRequest request) {
        return of(server, request.username(), server.post("/api/v1/auth/login", request, LoginResponse.class));
    }

    /** Goes on as somebody who has signed in elsewhere, for as long as that gives tokens. */
    public static Account of(ApiClient server, TokenSource tokens) {
        ApiClient client = server.as(tokens);
        MeResponse me = client.get("/api/v1/auth/me", MeResponse.class);
        return new Account(client, me.username(), Optional.of(me));
    }

    /** Changes the password; what it returns goes on with the new token, for the old one is void. */
    public Account changePassword(ChangePasswordRequest request) {
        return of(client, username, client.put("/api/v1/auth/password", request, LoginResponse.class));
    }

    /** Ends the session on the server. */
    public void signOut() {
        client.post("/api/v1/auth/logout", null);
    }

    private static Account of(ApiClient server, String username, LoginResponse login) {
        ApiClient client = server.as(RenewingToken.of(server, login));
        return new Account(
                client,
                username,
                login.mustChangePassword()
                        ? Optional.empty()
                        : Optional.of(client.get("/api/v1/auth/me", MeResponse.class)));
    }
}
