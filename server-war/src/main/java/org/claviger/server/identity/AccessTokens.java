package org.claviger.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.server.account.SignedIn;
import org.claviger.server.platform.Settings;
import org.claviger.server.tenant.Clients.KnownClient;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/**
 * The server's own access tokens: MicroProfile JWT 2.1, signed with ES256. Only that algorithm, these keys, this issuer and
 * this audience are accepted. A token that was verified is remembered until it expires, since verifying an ES256 signature
 * costs as much as all the rest of a request; whether its session or client still stands is asked each time.
 */
@ApplicationScoped
@SuppressWarnings("JavaUtilDate") // as the JOSE library has it
public class AccessTokens {
    static final String AUDIENCE = "claviger";
    static final String TENANT = "tenant";
    static final String SESSION = "sid";

    private static final int REMEMBERED = 10_000;

    @Inject
    SigningKeyRing keys;

    @Inject
    Settings settings;

    private final Map<String, JWTClaimsSet> verified = new ConcurrentHashMap<>();

    /** A token for a person, good for {@link Settings#tokenLifetime()} and as long as the session goes on. */
    String issue(SignedIn person) {
        return sign(claims(person.accountId(), person.username(), person.tenantId())
                .claim(Claims.groups.name(), List.of(person.tenantId() == null ? "ADMIN" : "OPERATOR"))
                .claim(SESSION, person.sessionId().toString())
                .expirationTime(expiration())
                .build());
    }

    /** A token for a client, good for {@link Settings#tokenLifetime()}. */
    String issue(KnownClient client) {
        return sign(claims(client.id(), client.name(), client.tenantId())
                .claim(Claims.groups.name(), List.of("CLIENT"))
                .expirationTime(expiration())
                .build());
    }

    /** The claims of a token that holds; empty for any other. */
    Optional<JWTClaimsSet> verify(String token) {
        JWTClaimsSet known = verified.get(token);
        JWTClaimsSet claims = known != null ? known : verifySignature(token);
        if (claims == null || !holds(claims)) {
            verified.remove(token);
            return Optional.empty();
        }
        if (known == null) {
            remember(token, claims);
        }
        return Optional.of(claims);
    }

    private @Nullable JWTClaimsSet verifySignature(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    || jwt.getHeader().getKeyID() == null
                    || !settings.issuer().equals(jwt.getJWTClaimsSet().getIssuer())) {
                return null;
            }
            ECKey key = keys.find(jwt.getHeader().getKeyID()).orElse(null);
            return key != null && jwt.verify(new ECDSAVerifier(key)) ? jwt.getJWTClaimsSet() : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private boolean holds(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        return expires != null
                && expires.toInstant().isAfter(Instant.now())
                && settings.issuer().equals(claims.getIssuer())
                && claims.getAudience().contains(AUDIENCE);
    }

    private void remember(String token, JWTClaimsSet claims) {
        if (verified.size() >= REMEMBERED) {
            verified.values().removeIf(old -> !holds(old));
        }
        if (verified.size() < REMEMBERED) {
            verified.put(token, claims);
        }
    }

    private Date expiration() {
        return Date.from(Instant.now().plus(settings.tokenLifetime()));
    }

    private JWTClaimsSet.Builder claims(UUID subject, String name, @Nullable UUID tenant) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(AUDIENCE)
                .subject(subject.toString())
                .claim(Claims.upn.name(), name)
                .issueTime(new Date())
                .jwtID(UUID.randomUUID().toString());
        return tenant == null ? claims : claims.claim(TENANT, tenant.toString());
    }

    private String sign(JWTClaimsSet claims) {
        try {
            ECKey key = keys.newest();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token could not be signed.", e);
        }
    }
}
