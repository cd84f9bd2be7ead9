package org.claviger.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.admin.SigningKeyListResponse;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.RefreshRequest;
import org.claviger.api.auth.Role;
import org.claviger.api.auth.TokenResponse;
import org.claviger.server.account.Origin;
import org.claviger.server.account.PasswordSignIn;
import org.claviger.server.account.SessionService;
import org.claviger.server.account.SignInResult;
import org.claviger.server.account.SignInService;
import org.claviger.server.account.SignedIn;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Restriction;
import org.claviger.server.platform.Settings;
import org.claviger.server.tenant.CertificateSignIn;
import org.claviger.server.tenant.Clients;
import org.claviger.server.tenant.Clients.KnownClient;
import org.claviger.server.tenant.RequestLimits;
import org.claviger.server.tenant.Tenants;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/** Tells callers from strangers. */
@ApplicationScoped
public class Identity {
    @Inject
    AccessTokens tokens;

    @Inject
    ExternalCallers external;

    @Inject
    PasswordSignIn passwords;

    @Inject
    SignInService signIn;

    @Inject
    SessionService sessions;

    @Inject
    Tenants tenants;

    @Inject
    Clients clients;

    @Inject
    SigningKeyRing signingKeys;

    @Inject
    SigningKeyService signingKeyService;

    @Inject
    CertificateSignIn certificates;

    @Inject
    RequestLimits limits;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    /** Signs a person in; refuses without telling whether tenant, username or password was wrong. */
    public LoginResponse signIn(LoginRequest request, Origin origin) {
        // A tenant that doesn't exist takes the same way, and the same time, as one whose operator doesn't.
        UUID scope = request.tenant() == null
                ? Caller.SYSTEM
                : tenants.idOfActive(request.tenant().toLowerCase(Locale.ROOT)).orElse(SignInService.NOWHERE);
        SignInResult result = passwords.signIn(scope, request.username(), request.password(), request.code(), origin);
        if (result.codeNeeded()) {
            throw new RefusedException(
                    ErrorCode.SECOND_FACTOR_REQUIRED,
                    "A code of the second factor is needed: of the authenticator, or one of the recovery codes.");
        }
        return response(Optional.ofNullable(result.person()))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_AUTHENTICATED,
                        "The sign-in failed. Check tenant, username and password; after several failures an account is"
                                + " locked for a while."));
    }

    /** Gives the next tokens of a session. */
    public LoginResponse refresh(RefreshRequest request, Origin origin) {
        return response(sessions.refresh(request.refreshToken(), origin))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_AUTHENTICATED, "The refresh token is good for nothing any more. Sign in again."));
    }

    /** Changes the caller's password and signs him in anew. */
    public LoginResponse changePassword(Caller caller, ChangePasswordRequest request, Origin origin) {
        return response(signIn.changePassword(caller, request, origin))
                .orElseThrow(
                        () -> new RefusedException(ErrorCode.NOT_AUTHENTICATED, "The current password is not right."));
    }

    /** The keys by which others verify the server's tokens: a JWK set, as JSON. */
    public String publicKeys() {
        return signingKeys.published().toString();
    }

    /** The keys that sign tokens, and those that have. */
    public SigningKeyListResponse signingKeys() {
        return signingKeyService.list();
    }

    /** Makes another key that signs tokens from now on. */
    public void rotateSigningKey(Caller admin) {
        signingKeyService.rotate(admin);
        signingKeys.forget();
    }

    /** Gives a client a token for its secret (RFC 6749 section 4.4); empty if they don't belong together. */
    public Optional<TokenResponse> token(String clientId, Secret secret, Origin origin) {
        Optional<KnownClient> client = authenticate(clientId, secret, origin);
        client.ifPresent(known -> limits.count(known.caller(origin.correlationId())));
        ErrorCode refusal = client.isPresent() ? null : ErrorCode.NOT_AUTHENTICATED;
        UUID tenant = client.map(KnownClient::tenantId).orElse(null);
        audit.ofStranger(tenant, Action.TOKEN_ISSUED, refusal, clientId, null, origin.correlationId());
        return client.map(known -> new TokenResponse(
                tokens.issue(known), "Bearer", settings.tokenLifetime().toSeconds()));
    }

    /**
     * Who bears this token, ours or an issuer's, if it holds and its session, account or client still stands.
     *
     * @throws RefusedException {@code ISSUER_UNAVAILABLE} if an issuer would have to tell, and doesn't answer
     */
    public Optional<Identified> byToken(String token, Origin origin) {
        Optional<JWTClaimsSet> own = tokens.verify(token);
        return own.isPresent() ? own.flatMap(claims -> identified(claims, origin)) : external.byToken(token, origin);
    }

    /** Which client this is, by the credentials of HTTP Basic (RFC 7617). */
    public Optional<Identified> byBasic(String credentials, Origin origin) {
        return BasicCredentials.parse(credentials).flatMap(pair -> bySecret(pair.user(), pair.password(), origin));
    }

    /** Which client this is, by its id and a secret of it. */
    public Optional<Identified> bySecret(String clientId, Secret secret, Origin origin) {
        return authenticate(clientId, secret, origin)
                .map(client -> new Identified(client.caller(origin.correlationId()), client::name));
    }

    /** Which client this is, by the certificate of its TLS connection, which comes first in the chain. */
    public Optional<Identified> byCertificate(List<X509Certificate> chain, Origin origin) {
        return certificates
                .byCertificate(chain)
                .filter(client -> client.admits(origin.address()))
                .map(client -> new Identified(client.caller(origin.correlationId()), client::name));
    }

    private Optional<KnownClient> authenticate(String clientId, Secret secret, Origin origin) {
        try {
            return clients.authenticate(UUID.fromString(clientId), secret)
                    .filter(client -> client.admits(origin.address()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Identified> identified(JWTClaimsSet claims, Origin origin) {
        try {
            UUID id = UUID.fromString(claims.getSubject());
            String tenant = claims.getStringClaim(AccessTokens.TENANT);
            UUID tenantId = tenant == null ? null : UUID.fromString(tenant);
            Role role =
                    Role.valueOf(claims.getStringListClaim(Claims.groups.name()).get(0));
            Optional<Caller> caller = role == Role.CLIENT
                    ? clients.find(id, Objects.requireNonNull(tenantId))
                            .filter(client -> client.admits(origin.address()))
                            .map(client -> client.caller(origin.correlationId()))
                    : person(role, id, tenantId, claims.getStringClaim(AccessTokens.SESSION), origin.correlationId());
            return caller.map(found -> new Identified(
                    found, new TokenPrincipal(claims, String.valueOf(claims.getClaim(Claims.upn.name())))));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Caller> person(Role role, UUID id, @Nullable UUID tenantId, String session, String correlationId) {
        UUID sessionId = UUID.fromString(session);
        return sessions.standing(id, sessionId)
                .map(standing -> new Caller(
                        role,
                        id,
                        standing.username(),
                        tenantId,
                        sessionId,
                        standing.permissions(),
                        standing.restriction(),
                        null,
                        correlationId));
    }

    private Optional<LoginResponse> response(Optional<SignedIn> signedIn) {
        return signedIn.map(person -> new LoginResponse(
                tokens.issue(person),
                settings.tokenLifetime().toSeconds(),
                person.refreshToken(),
                person.restriction() == Restriction.INITIAL_PASSWORD,
                person.restriction() == Restriction.NO_SECOND_FACTOR));
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
