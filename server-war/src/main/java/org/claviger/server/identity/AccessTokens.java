package org.claviger.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.server.account.SignedIn;
import org.claviger.server.platform.ServerKeys;
import org.claviger.server.platform.Settings;
import org.claviger.server.tenant.Clients.KnownClient;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/**
 * The server's own access tokens: MicroProfile JWT 2.1, signed with ES256. Only that algorithm, this key, this issuer and
 * this audience are accepted. A token that was verified is remembered until it expires, since verifying an ES256 signature
 * costs as much as all the rest of a request; whether its session or client still stands is asked each time.
 */
@ApplicationScoped
@SuppressWarnings("JavaUtilDate") // as the JOSE library has it
public class AccessTokens {
    static final String AUDIENCE = "claviger";
    static final String TENANT = "tenant";
    static final String SESSION = "sid";
    static final String MUST_CHANGE_PASSWORD = "must_change_password";

    private static final int REMEMBERED = 10_000;

    @Inject
    ServerKeys keys;

    @Inject
    Settings settings;

    private final Map<String, JWTClaimsSet> verified = new ConcurrentHashMap<>();
    private JWSSigner signer;
    private JWSVerifier verifier;
    private String keyId;

    @PostConstruct
    void start() {
        try {
            ECPublicKey point = (ECPublicKey) keys.tokenSigningCertificate().getPublicKey();
            ECKey publicKey = new ECKey.Builder(Curve.P_256, point).build();
            signer = new ECDSASigner((ECPrivateKey) keys.tokenSigningKey());
            verifier = new ECDSAVerifier(publicKey);
            keyId = publicKey.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("The token signing key is none for ES256.", e);
        }
    }

    /** A token for a person. */
    String issue(SignedIn person) {
        JWTClaimsSet.Builder claims = claims(person.accountId(), person.username(), person.tenantId())
                .claim(Claims.groups.name(), List.of(person.tenantId() == null ? "ADMIN" : "OPERATOR"))
                .claim(SESSION, person.sessionId().toString())
                .expirationTime(Date.from(person.expiresAt()));
        if (person.mustChangePassword()) {
            claims.claim(MUST_CHANGE_PASSWORD, true);
        }
        return sign(claims.build());
    }

    /** A token for a client, good for {@link Settings#tokenLifetime()}. */
    String issue(KnownClient client) {
        return sign(claims(client.id(), client.name(), client.tenantId())
                .claim(Claims.groups.name(), List.of("CLIENT"))
                .expirationTime(Date.from(Instant.now().plus(settings.tokenLifetime())))
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
            boolean ours = JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    && keyId.equals(jwt.getHeader().getKeyID());
            return ours && jwt.verify(verifier) ? jwt.getJWTClaimsSet() : null;
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
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .keyID(keyId)
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token could not be signed.", e);
        }
    }
}
