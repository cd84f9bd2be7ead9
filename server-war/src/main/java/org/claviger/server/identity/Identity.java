package org.claviger.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.text.ParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.Role;
import org.claviger.api.auth.TokenResponse;
import org.claviger.server.account.AccountService;
import org.claviger.server.account.PasswordSignIn;
import org.claviger.server.account.SignedIn;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.claviger.server.tenant.Clients;
import org.claviger.server.tenant.Clients.KnownClient;
import org.claviger.server.tenant.Tenants;
import org.eclipse.microprofile.jwt.Claims;

/** Tells callers from strangers. */
@ApplicationScoped
public class Identity {
    private static final UUID NO_TENANT = new UUID(0, 0);

    @Inject
    AccessTokens tokens;

    @Inject
    PasswordSignIn signIn;

    @Inject
    AccountService accounts;

    @Inject
    Tenants tenants;

    @Inject
    Clients clients;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    /** Signs a person in; refuses without telling whether tenant, username or password was wrong. */
    public LoginResponse signIn(LoginRequest request, String correlationId) {
        // A tenant that doesn't exist takes the same way, and the same time, as one whose operator doesn't.
        UUID tenant = request.tenant() == null
                ? null
                : tenants.idOf(request.tenant().toLowerCase(Locale.ROOT)).orElse(NO_TENANT);
        return signIn.signIn(tenant, request.username(), request.password(), correlationId)
                .map(this::response)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_AUTHENTICATED,
                        "The sign-in failed. Check tenant, username and password; after several failures an account is"
                                + " locked for a while."));
    }

    /** Changes the caller's password and signs him in anew. */
    public LoginResponse changePassword(Caller caller, ChangePasswordRequest request) {
        return accounts.changePassword(caller, request)
                .map(this::response)
                .orElseThrow(
                        () -> new RefusedException(ErrorCode.NOT_AUTHENTICATED, "The current password is not right."));
    }

    /** Gives a client a token for its secret (RFC 6749 section 4.4); empty if they don't belong together. */
    public Optional<TokenResponse> token(String clientId, Secret secret, String correlationId) {
        Optional<KnownClient> client = authenticate(clientId, secret);
        ErrorCode refusal = client.isPresent() ? null : ErrorCode.NOT_AUTHENTICATED;
        UUID tenant = client.map(KnownClient::tenantId).orElse(null);
        audit.ofStranger(tenant, Action.TOKEN_ISSUED, refusal, clientId, null, correlationId);
        return client.map(known -> new TokenResponse(
                tokens.issue(known), "Bearer", settings.tokenLifetime().toSeconds()));
    }

    /** Who bears this token, if it holds and its session or client still stands. */
    public Optional<Identified> byToken(String token, String correlationId) {
        return tokens.verify(token).flatMap(claims -> identified(claims, correlationId));
    }

    /** Which client this is, by the credentials of HTTP Basic (RFC 7617). */
    public Optional<Identified> byBasic(String credentials, String correlationId) {
        return BasicCredentials.parse(credentials)
                .flatMap(pair -> authenticate(pair.user(), pair.password()))
                .map(client -> {
                    Caller caller = new Caller(
                            Role.CLIENT, client.id(), client.name(), client.tenantId(), null, false, correlationId);
                    return new Identified(caller, client::name);
                });
    }

    private Optional<KnownClient> authenticate(String clientId, Secret secret) {
        try {
            return clients.authenticate(UUID.fromString(clientId), secret);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Identified> identified(JWTClaimsSet claims, String correlationId) {
        try {
            Caller caller = caller(claims, correlationId);
            return stillStands(caller)
                    ? Optional.of(new Identified(caller, new TokenPrincipal(claims)))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Caller caller(JWTClaimsSet claims, String correlationId) throws ParseException {
        String tenant = claims.getStringClaim(AccessTokens.TENANT);
        String session = claims.getStringClaim(AccessTokens.SESSION);
        return new Caller(
                Role.valueOf(claims.getStringListClaim(Claims.groups.name()).get(0)),
                UUID.fromString(claims.getSubject()),
                claims.getStringClaim(Claims.upn.name()),
                tenant == null ? null : UUID.fromString(tenant),
                session == null ? null : UUID.fromString(session),
                Objects.equals(claims.getBooleanClaim(AccessTokens.MUST_CHANGE_PASSWORD), true),
                correlationId);
    }

    private boolean stillStands(Caller caller) {
        return caller.role() == Role.CLIENT
                ? clients.isEnabled(caller.id(), caller.tenant())
                : caller.sessionId() != null && accounts.isSignedIn(caller.id(), caller.sessionId());
    }

    private LoginResponse response(SignedIn person) {
        return new LoginResponse(
                tokens.issue(person), settings.sessionLifetime().toSeconds(), person.mustChangePassword());
    }

    /** A caller, and the principal that the container is told of. */
    public record Identified(Caller caller, Principal principal) {}

    /** User id and password of HTTP Basic. */
    public record BasicCredentials(String user, Secret password) {
        /** Reads the part of the header behind {@code Basic}; empty if it is malformed. */
        public static Optional<BasicCredentials> parse(String base64) {
            try {
                String pair = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(
                                new BasicCredentials(pair.substring(0, colon), Secret.of(pair.substring(colon + 1))));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
