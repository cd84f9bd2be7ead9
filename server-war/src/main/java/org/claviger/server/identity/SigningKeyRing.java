package org.claviger.server.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The signing keys as this node knows them. Another node may have made one: they are looked at again now and then. */
@ApplicationScoped
class SigningKeyRing {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Inject
    SigningKeyService service;

    private volatile Known known = new Known(List.of(), Instant.MIN);

    /** The one that signs. */
    ECKey newest() {
        return knownFor(KNOWN_FOR).keys().get(0);
    }

    /** The one that a token names, without its private part; a name that isn't known is looked for, not too often. */
    Optional<ECKey> find(String keyId) {
        return find(knownFor(KNOWN_FOR), keyId).or(() -> find(knownFor(BETWEEN_LOOKS), keyId));
    }

    /** For those who verify tokens elsewhere: public keys alone. */
    JWKSet published() {
        return new JWKSet(List.<JWK>copyOf(knownFor(BETWEEN_LOOKS).keys())).toPublicJWKSet();
    }

    /** What is known is to be looked at again. */
    void forget() {
        known = new Known(List.of(), Instant.MIN);
    }

    private static Optional<ECKey> find(Known known, String keyId) {
        return known.keys().stream()
                .filter(key -> key.getKeyID().equals(keyId))
                .map(ECKey::toPublicJWK)
                .findFirst();
    }

    private Known knownFor(Duration time) {
        Known now = known;
        if (now.asOf().isBefore(Instant.now().minus(time))) {
            now = new Known(service.all(), Instant.now());
            known = now;
        }
        return now;
    }

    private record Known(List<ECKey> keys, Instant asOf) {}
}
