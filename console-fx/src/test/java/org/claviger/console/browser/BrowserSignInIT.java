package org.claviger.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.ProviderListResponse;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.api.auth.Role;
import org.claviger.console.common.Account;
import org.claviger.console.common.ConsoleException;
import org.claviger.launcher.RunningKeycloak;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in at a real Keycloak, to a real server; only the browser is none. */
@ExtendWith(RunningKeycloak.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserSignInIT {
    private static final String ME = "/api/v1/auth/me";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunningKeycloak.Handle keycloak;
    private final LateClock clock = new LateClock();
    private RunningServer.Handle server;

    BrowserSignInIT(RunningKeycloak.Handle keycloak) {
        this.keycloak = keycloak;
    }

    @BeforeAll
    void start() {
        server = RunningServer.Handle.startWith(Map.of(
                "claviger.oidc.issuers", "corp",
                "claviger.oidc.corp.url", keycloak.issuer("corp"),
                "claviger.token.lifetime-seconds", "40"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void an_operator_comes_in_and_stays_in() throws Exception {
        KeycloakBrowser browser = browser("olga", keycloak.password("olga"));

        Account olga = signIn(browser);

        assertThat(browser.lastPage()).contains("You can close this window");
        MeResponse me = olga.me().orElseThrow();
        assertThat(me.username()).isEqualTo("olga");
        assertThat(me.role()).isEqualTo(Role.OPERATOR);
        assertThat(me.tenantName()).isEqualTo("north");
        String first = olga.client().token().orElseThrow();

        clock.pass(Duration.ofMinutes(10));

        assertThat(olga.client().get(ME, MeResponse.class).accountId()).isEqualTo(me.accountId());
        assertThat(olga.client().token())
                .hasValueSatisfying(next -> assertThat(next).isNotEqualTo(first));
        olga.signOut();
    }

    @Test
    void who_has_no_role_is_told_so() {
        failsWith(BrowserSignIn.NOT_KNOWN_HERE, () -> signIn(browser("nora", keycloak.password("nora"))));
    }

    @Test
    void who_does_not_come_back_is_not_waited_for_for_ever() {
        BrowserSignIn impatient =
                new BrowserSignIn(browser("olga", "a wrong password"), Duration.ofSeconds(3), Clock.systemUTC());

        failsWith(BrowserSignIn.TIMED_OUT, () -> impatient.signIn(server.api(), provider(), ""));
    }

    @Test
    void an_answer_of_another_issuer_is_refused() {
        ProviderResponse corp = provider();
        ProviderResponse other = new ProviderResponse("other", "Other", keycloak.issuer("other"), "claviger-console");
        // The browser goes to one issuer where the other was meant.
        BrowserOpener led = address -> browser("olga", keycloak.password("olga"))
                .open(URI.create(address.toString().replace(other.issuer(), corp.issuer())));

        failsWith(
                BrowserSignIn.REFUSED,
                () -> new BrowserSignIn(led, PATIENCE, Clock.systemUTC()).signIn(server.api(), other, ""));
    }

    @Test
    void an_issuer_that_does_not_answer_is_told_as_that() {
        ProviderResponse nobody = new ProviderResponse("nobody", "Nobody", "http://127.0.0.1:1/realm", "c");

        failsWith(
                BrowserSignIn.UNAVAILABLE,
                () -> new BrowserSignIn(address -> {}, PATIENCE, Clock.systemUTC()).signIn(server.api(), nobody, ""));
    }

    @Test
    void who_has_a_password_of_the_server_stays_in_too_until_the_session_ends() throws Exception {
        Person admin = server.access().admin();
        Account account = Account.signIn(
                server.api(),
                LoginRequest.of(null, admin.username(), admin.password().copy()));
        String first = account.client().token().orElseThrow();
        // The last quarter of its lifetime has begun.
        Thread.sleep(31_000);

        account.client().get(ME, MeResponse.class);

        assertThat(account.client().token())
                .hasValueSatisfying(next -> assertThat(next).isNotEqualTo(first));
        account.signOut();
        assertThatThrownBy(() -> account.client().get(ME, MeResponse.class)).hasMessageContaining("NOT_AUTHENTICATED");
    }

    private Account signIn(KeycloakBrowser browser) throws Exception {
        return new BrowserSignIn(browser, PATIENCE, clock)
                .signIn(server.api(), provider(), "You can close this window.");
    }

    private ProviderResponse provider() {
        return server.api()
                .get("/api/v1/auth/providers", ProviderListResponse.class)
                .items()
                .get(0);
    }

    private static KeycloakBrowser browser(String user, String password) {
        return new KeycloakBrowser(user, password);
    }

    private static void failsWith(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ConsoleException.class))
                .extracting(ConsoleException::code)
                .isEqualTo(code);
    }

    private static final class LateClock extends Clock {
        private volatile Duration late = Duration.ZERO;

        void pass(Duration time) {
            late = late.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(late);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
