package org.claviger.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;
import static org.claviger.server.identity.TestIssuer.rsa;
import static org.claviger.server.identity.TestIssuer.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer whose keys change, or that is away. */
class IssuerOutageTest {
    private static RSAKey key;
    private static RSAKey next;

    private final MovableClock clock = new MovableClock();
    private TestIssuer issuer;
    private ExternalTokens tokens;
    private int subjects;

    @BeforeAll
    static void generate() throws JOSEException {
        key = rsa("one");
        next = rsa("two");
    }

    @BeforeEach
    void start() throws IOException {
        issuer = new TestIssuer();
        issuer.has(key);
        tokens = new ExternalTokens(List.of(issuer.settings()), clock);
    }

    @AfterEach
    void stop() {
        tokens.stop();
        issuer.close();
    }

    @Test
    void a_new_key_is_followed_at_once() throws JOSEException {
        assertThat(tokens.verify(fresh(key))).isPresent();

        issuer.has(key, next);

        assertThat(tokens.verify(fresh(next))).isPresent();
        assertThat(tokens.verify(fresh(key))).isPresent();
    }

    @Test
    void a_withdrawn_key_is_given_up_within_minutes_even_for_tokens_that_were_verified() throws JOSEException {
        String old = fresh(key);
        assertThat(tokens.verify(old)).isPresent();

        issuer.has(next);
        clock.pass(Duration.ofMinutes(6));

        assertThat(tokens.verify(old)).isEmpty();
        assertThat(tokens.verify(fresh(next))).isPresent();
    }

    @Test
    void made_up_keys_do_not_make_the_issuer_busy() throws JOSEException {
        RSAKey unknown = rsa("unknown");
        for (int i = 0; i < 50; i++) {
            assertThat(tokens.verify(fresh(unknown))).isEmpty();
        }

        assertThat(issuer.asked()).isLessThanOrEqualTo(2);
        assertThat(tokens.verify(fresh(key))).isPresent();
        issuer.has(key, next);
        clock.pass(Duration.ofSeconds(11));
        assertThat(tokens.verify(fresh(next))).isPresent();
    }

    @Test
    void a_verified_token_costs_no_question() throws JOSEException {
        String token = fresh(key);
        for (int i = 0; i < 50; i++) {
            assertThat(tokens.verify(token)).isPresent();
        }

        assertThat(issuer.asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 302})
    void an_issuer_that_gives_no_keys_is_told_as_away_until_it_is_back(int status) throws JOSEException {
        issuer.answers(status);
        for (int i = 0; i < 50; i++) {
            assertUnavailable(fresh(key));
        }
        assertThat(issuer.asked()).isEqualTo(1);

        issuer.answers(200);
        clock.pass(Duration.ofSeconds(6));

        assertThat(tokens.verify(fresh(key))).isPresent();
    }

    @Test
    void one_that_describes_another_is_away() throws JOSEException {
        issuer.callsItself("https://other.example");

        assertUnavailable(fresh(key));
    }

    @Test
    void known_keys_outlast_an_outage() throws JOSEException {
        assertThat(tokens.verify(fresh(key))).isPresent();

        issuer.answers(500);
        clock.pass(Duration.ofMinutes(20));

        for (int i = 0; i < 50; i++) {
            assertThat(tokens.verify(fresh(key))).isPresent();
            assertThat(tokens.verify(fresh(next))).isEmpty();
        }
        clock.pass(Duration.ofMinutes(50));
        assertUnavailable(fresh(key));

        issuer.answers(200);
        clock.pass(Duration.ofSeconds(11));
        assertThat(tokens.verify(fresh(key))).isPresent();
    }

    @Test
    @Timeout(20)
    void a_silent_issuer_binds_nobody_for_long() throws JOSEException {
        issuer.takesMillis(10_000);
        String token = fresh(key);

        Instant before = Instant.now();
        IntStream.range(0, 16).parallel().forEach(i -> assertUnavailable(token));
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));

        Instant after = Instant.now();
        for (int i = 0; i < 100; i++) {
            assertUnavailable(token);
        }
        assertThat(Duration.between(after, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    private void assertUnavailable(String token) {
        assertRefused(ErrorCode.ISSUER_UNAVAILABLE, () -> tokens.verify(token));
    }

    /** A token that was not seen before. */
    @SuppressWarnings("JavaUtilDate") // as the JOSE library has it
    private String fresh(RSAKey by) throws JOSEException {
        return signed(
                by,
                issuer.claims()
                        .subject("subject-" + subjects++)
                        .expirationTime(Date.from(clock.instant().plusSeconds(3600)))
                        .build());
    }
}
