package org.claviger.server.identity;

import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of the OpenID Connect issuers that are trusted beside ourselves. A token that was verified is remembered,
 * as our own are, but not for longer than a few minutes: then its issuer may have withdrawn the key.
 */
@ApplicationScoped
public class ExternalTokens {
    private static final int REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    @Inject
    OidcIssuers configured;

    private final Clock clock;
    private final Map<String, Remembered> verified = new ConcurrentHashMap<>();
    private Map<String, IssuerTokens> issuers = Map.of();

    /** For the container. */
    public ExternalTokens() {
        this(List.of(), Clock.systemUTC());
    }

    ExternalTokens(List<OidcIssuer> issuers, Clock clock) {
        this.clock = clock;
        trust(issuers);
    }

    @PostConstruct
    void start() {
        trust(configured.all());
    }

    @PreDestroy
    void stop() {
        issuers.values().forEach(IssuerTokens::close);
    }

    /**
     * Whom a token tells of; empty if it doesn't hold, or no issuer that is trusted claims to have issued it.
     *
     * @throws RefusedException {@code ISSUER_UNAVAILABLE} if that can't be told now
     */
    Optional<ExternalIdentity> verify(String token) {
        Remembered known = verified.get(token);
        if (known != null && known.until().isAfter(clock.instant())) {
            return Optional.of(known.identity());
        }
        Optional<ExternalIdentity> identity = parse(token).flatMap(this::verify);
        identity.ifPresentOrElse(found -> remember(token, found), () -> verified.remove(token));
        return identity;
    }

    private Optional<ExternalIdentity> verify(SignedJWT jwt) {
        IssuerTokens issuer = issuers.get(String.valueOf(claimedIssuer(jwt)));
        return issuer == null ? Optional.empty() : issuer.verify(jwt);
    }

    /** Not verified: it only says whose keys are to tell. */
    private static @Nullable String claimedIssuer(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet().getIssuer();
        } catch (ParseException e) {
            return null;
        }
    }

    private Optional<SignedJWT> parse(String token) {
        try {
            return issuers.isEmpty() ? Optional.empty() : Optional.of(SignedJWT.parse(token));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private void remember(String token, ExternalIdentity identity) {
        Instant now = clock.instant();
        Instant soon = now.plus(REMEMBERED_FOR);
        Instant until = identity.expiresAt().isBefore(soon) ? identity.expiresAt() : soon;
        if (verified.size() >= REMEMBERED) {
            verified.values().removeIf(old -> !old.until().isAfter(now));
        }
        if (verified.size() < REMEMBERED) {
            verified.put(token, new Remembered(identity, until));
        }
    }

    private void trust(List<OidcIssuer> trusted) {
        issuers = trusted.stream()
                .map(issuer -> new IssuerTokens(issuer, clock))
                .collect(Collectors.toUnmodifiableMap(IssuerTokens::url, Function.identity()));
    }

    private record Remembered(ExternalIdentity identity, Instant until) {}
}
