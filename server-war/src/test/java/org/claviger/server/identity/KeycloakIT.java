package org.claviger.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.claviger.launcher.RunningKeycloak;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tokens of a real Keycloak. */
@ExtendWith(RunningKeycloak.class)
class KeycloakIT {
    private static final String CHALLENGE = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final RunningKeycloak.Handle keycloak;
    private final ExternalTokens tokens;

    KeycloakIT(RunningKeycloak.Handle keycloak) {
        this.keycloak = keycloak;
        this.tokens = trusting(Clock.systemUTC(), "claviger", "corp");
    }

    @AfterEach
    void stop() {
        tokens.stop();
    }

    @Test
    void an_admin_is_known() {
        ExternalIdentity ada =
                tokens.verify(keycloak.accessToken("corp", "ada")).orElseThrow();

        assertThat(ada.issuer()).isEqualTo("corp");
        assertThat(ada.username()).isEqualTo("ada");
        assertThat(ada.displayName()).contains("Ada Adams");
        assertThat(ada.email()).contains("ada@corp.example");
        assertThat(ada.authorizedParty()).contains("test");
        assertThat(ada.roles()).containsExactly("admin");
        assertThat(ada.tenant()).isEmpty();
    }

    @Test
    void an_operator_is_known_with_his_roles_and_tenant() {
        ExternalIdentity oscar =
                tokens.verify(keycloak.accessToken("corp", "oscar")).orElseThrow();

        assertThat(oscar.roles()).containsExactlyInAnyOrder("operator", "approver");
        assertThat(oscar.tenant()).contains("north");
    }

    @Test
    void a_subject_stays_the_same_from_token_to_token() {
        String one = tokens.verify(keycloak.accessToken("corp", "olga"))
                .orElseThrow()
                .subject();

        assertThat(tokens.verify(keycloak.accessToken("corp", "olga"))
                        .orElseThrow()
                        .subject())
                .isEqualTo(one);
        assertThat(tokens.verify(keycloak.accessToken("corp", "oscar"))
                        .orElseThrow()
                        .subject())
                .isNotEqualTo(one);
    }

    @Test
    void an_application_is_known_by_its_service_account() {
        ExternalIdentity billing =
                tokens.verify(keycloak.clientToken("corp", "billing")).orElseThrow();

        assertThat(billing.authorizedParty()).contains("billing");
        assertThat(billing.username()).isEqualTo("service-account-billing");
        assertThat(billing.roles()).containsExactly("client");
        assertThat(billing.tenant()).contains("north");
    }

    @Test
    void one_without_roles_has_none() {
        assertThat(tokens.verify(keycloak.accessToken("corp", "nora"))
                        .orElseThrow()
                        .roles())
                .isEmpty();
    }

    @Test
    void tokens_of_another_realm_are_refused() {
        String other = keycloak.accessToken("other", "ada");
        ExternalTokens both = trusting(Clock.systemUTC(), "claviger", "corp", "other");

        assertThat(tokens.verify(other)).isEmpty();
        assertThat(both.verify(other)).map(ExternalIdentity::issuer).contains("other");
        both.stop();
    }

    @Test
    void tokens_for_others_are_refused() {
        assertThat(tokens.verify(
                        keycloak.tokens("corp", "without-audience", "ada").getString("access_token")))
                .isEmpty();
    }

    @Test
    void id_tokens_and_refresh_tokens_are_refused_even_where_they_name_the_audience() {
        ExternalTokens asTheClient = trusting(Clock.systemUTC(), "test", "corp");
        var all = keycloak.tokens("corp", "test", "ada");

        assertThat(asTheClient.verify(all.getString("id_token"))).isEmpty();
        assertThat(tokens.verify(all.getString("id_token"))).isEmpty();
        assertThat(tokens.verify(all.getString("refresh_token"))).isEmpty();
        asTheClient.stop();
    }

    @Test
    void expired_tokens_are_refused() {
        String brief = keycloak.tokens("corp", "short-lived", "ada").getString("access_token");
        ExternalTokens later = trusting(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(40)), "claviger", "corp");

        assertThat(tokens.verify(brief)).isPresent();
        assertThat(later.verify(brief)).isEmpty();
        later.stop();
    }

    @Test
    void a_changed_token_is_refused() {
        String token = keycloak.accessToken("corp", "ada");
        int middle = token.lastIndexOf('.') + 20;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';

        assertThat(tokens.verify(token.substring(0, middle) + other + token.substring(middle + 1)))
                .isEmpty();
    }

    @Test
    void the_console_may_sign_people_in_from_any_port_of_this_machine_and_with_pkce_only() {
        assertThat(keycloak.get(authorize("http://127.0.0.1:43210/callback", CHALLENGE + "&code_challenge_method=S256"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(keycloak.get(authorize("http://127.0.0.1:43210/callback", ""))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(back -> assertThat(back).contains("error=invalid_request"));
        assertThat(keycloak.get(authorize(
                                "http://127.0.0.1:43210/callback", CHALLENGE + "&code_challenge_method=plain"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(back -> assertThat(back).contains("error=invalid_request"));
        assertThat(keycloak.get(authorize("https://elsewhere.example/", CHALLENGE + "&code_challenge_method=S256"))
                        .statusCode())
                .isEqualTo(400);
    }

    private String authorize(String redirect, String challenge) {
        return keycloak.issuer("corp")
                + "/protocol/openid-connect/auth?client_id=claviger-console&response_type=code&scope=openid&redirect_uri="
                + redirect + challenge;
    }

    private ExternalTokens trusting(Clock clock, String audience, String... realms) {
        return new ExternalTokens(
                List.of(realms).stream()
                        .map(realm -> new OidcIssuer(
                                realm,
                                keycloak.issuer(realm),
                                audience,
                                OidcIssuer.ROLES_CLAIM,
                                OidcIssuer.TENANT_CLAIM,
                                realm,
                                OidcIssuer.CONSOLE_CLIENT_ID,
                                null))
                        .toList(),
                clock);
    }
}
