package org.claviger.server.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's keys. They are fetched anew in the background while they are used, and at once, a few times a minute at most,
 * when a token names a key that isn't among them. While the issuer is away its keys last for an hour: longer than its tokens.
 *
 * <p>An issuer that doesn't answer must not bind the threads of all others. After a failure nobody asks it for some seconds;
 * then one request does, and all others go on with what was known before, or are told at once that nothing is. The library's
 * own outage tolerance lies below its lock, where they would have to wait for that one.
 */
final class IssuerKeys implements JWKSource<SecurityContext>, Closeable {
    /** How long a key is honoured that the issuer has withdrawn. */
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

    /** Keys older than a minute are fetched anew by whoever uses them, without waiting for it. */
    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(4);

    /** How long one waits for another who is fetching. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** The library lets two fetches through in it. */
    private static final Duration RATE = Duration.ofSeconds(10);

    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class.getName());

    private final String name;
    private final Clock clock;
    private final JWKSetSource<SecurityContext> fetched;

    /** In milliseconds; 0 while the issuer answers. */
    private final AtomicLong pausedUntil = new AtomicLong();

    private volatile @Nullable Known last;

    /** The keys of an issuer, fetched from {@code source}. */
    IssuerKeys(String name, JWKSetSource<SecurityContext> source, Clock clock) {
        this.name = name;
        this.clock = clock;
        JWKSource<SecurityContext> built = JWKSourceBuilder.create(source)
                .cache(TIME_TO_LIVE.toMillis(), PATIENCE.toMillis())
                .refreshAheadCache(REFRESH_AHEAD.toMillis(), false)
                .rateLimited(RATE.toMillis())
                .build();
        this.fetched = ((JWKSetBasedJWKSource<SecurityContext>) built).getJWKSetSource();
    }

    /**
     * The keys that fit; none if the issuer has no such key.
     *
     * @throws JWKSetUnavailableException if no key of the issuer is known, and it doesn't answer
     */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws JWKSetUnavailableException {
        boolean mayAsk = mayAsk();
        JWKSet keys = known(mayAsk);
        List<JWK> fitting = selector.select(keys);
        return fitting.isEmpty() && mayAsk ? selector.select(newer(keys)) : fitting;
    }

    private JWKSet known(boolean mayAsk) throws JWKSetUnavailableException {
        JWKSet keys = mayAsk ? fetch(JWKSetCacheRefreshEvaluator.noRefresh()) : null;
        if (keys != null) {
            return keys;
        }
        Known before = last;
        if (before == null || before.at() < clock.millis() - OUTAGE.toMillis()) {
            throw new JWKSetUnavailableException("The issuer's keys are not known.");
        }
        return before.keys();
    }

    private JWKSet newer(JWKSet than) {
        JWKSet keys = fetch(JWKSetCacheRefreshEvaluator.referenceComparison(than));
        return keys == null ? than : keys;
    }

    private @Nullable JWKSet fetch(JWKSetCacheRefreshEvaluator refresh) {
        try {
            JWKSet keys = fetched.getJWKSet(refresh, clock.millis(), null);
            remember(keys);
            return keys;
        } catch (JWKSetUnavailableException e) {
            pausedUntil.set(clock.millis() + PAUSE.toMillis());
            LOG.warning(() -> "The OpenID issuer " + name + " gives no keys. " + e.getMessage());
            return null;
        } catch (KeySourceException e) {
            return null; // it was asked enough for now
        }
    }

    @SuppressWarnings("ReferenceEquality") // whether they were fetched anew, be they the same or not
    private void remember(JWKSet keys) {
        Known before = last;
        if (before == null || before.keys() != keys) {
            last = new Known(keys, clock.millis());
            pausedUntil.set(0);
        }
    }

    /** Whether the issuer may be asked: after a failure by one request only, each time that a pause is over. */
    private boolean mayAsk() {
        long until = pausedUntil.get();
        long now = clock.millis();
        return until == 0 || (now >= until && pausedUntil.compareAndSet(until, now + PAUSE.toMillis()));
    }

    @Override
    public void close() {
        try {
            fetched.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "Nothing is left to close.", e);
        }
    }

    private record Known(JWKSet keys, long at) {}
}
