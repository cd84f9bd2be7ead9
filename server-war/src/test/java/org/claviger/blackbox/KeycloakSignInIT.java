package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.claviger.server.identity.TestIssuer.rsa;
import static org.claviger.server.identity.TestIssuer.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.ChangeProfileRequest;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.ProviderListResponse;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.api.auth.Role;
import org.claviger.api.auth.SecondFactorResponse;
import org.claviger.api.auth.SessionListResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.launcher.RunningKeycloak;
import org.claviger.launcher.RunningServer;
import org.claviger.server.identity.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** People and applications of a real Keycloak, and of two small issuers whose tokens and faults the tests decide. */
@ExtendWith(RunningKeycloak.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("JavaUtilDate") // as the JOSE library has it
class KeycloakSignInIT {
    private static final String ME = "/api/v1/auth/me";
    private static final String OPERATORS = "/api/v1/tenant/operators";
    private static final String KEKS = "/api/v1/tenant/keks";
    private static final String TENANTS = "/api/v1/admin/tenants";

    private final RunningKeycloak.Handle keycloak;
    private final TestIssuer small;
    private final TestIssuer away;
    private final RSAKey key;
    private RunningServer.Handle server;

    KeycloakSignInIT(RunningKeycloak.Handle keycloak) throws IOException, JOSEException {
        this.keycloak = keycloak;
        this.small = new TestIssuer();
        this.away = new TestIssuer();
        this.key = rsa("one");
        small.has(key);
        away.has(key);
    }

    @BeforeAll
    void start() {
        server = RunningServer.Handle.startWith(Map.of(
                "claviger.oidc.issuers", "corp, small, away",
                "claviger.oidc.corp.url", keycloak.issuer("corp"),
                "claviger.oidc.corp.display-name", "Corporate sign-in",
                "claviger.oidc.small.url", small.url(),
                "claviger.oidc.away.url", away.url()));
        String demoClient = server.tenant("north").client().id();
        String path = "/api/v1/tenant/clients/" + demoClient;
        ApiClient operator = server.operator("north");
        ClientResponse client = operator.get(path, ClientResponse.class);
        operator.put(
                path,
                new ChangeClientRequest(
                        client.name(),
                        client.description(),
                        client.namespaces(),
                        client.grants(),
                        client.sourceNetworks(),
                        "billing"),
                ClientResponse.class);
    }

    @AfterAll
    void stop() {
        server.close();
        small.close();
        away.close();
    }

    @Test
    void the_console_is_told_where_people_can_sign_in() {
        assertThat(server.api()
                        .get("/api/v1/auth/providers", ProviderListResponse.class)
                        .items())
                .contains(
                        new ProviderResponse("corp", "Corporate sign-in", keycloak.issuer("corp"), "claviger-console"));
    }

    @Nested
    class An_application {
        @Test
        void encrypts_and_decrypts_with_the_token_of_its_service_account() {
            ApiClient billing = server.api().as(keycloak.clientToken("corp", "billing"));
            ObjectResponse made = billing.post(
                    OwnTenant.KEYS, CreateKeyRequest.of("of-keycloak", Algorithm.AES, 256, null), ObjectResponse.class);
            byte[] plaintext = "a secret of billing".getBytes(StandardCharsets.UTF_8);

            byte[] ciphertext = billing.post(
                            "/api/v1/crypto/encrypt",
                            new EncryptRequest(made.id(), plaintext, null),
                            EncryptResponse.class)
                    .ciphertext();

            assertThat(billing.post(
                                    "/api/v1/crypto/decrypt",
                                    new DecryptRequest(ciphertext, null),
                                    DecryptResponse.class)
                            .plaintext())
                    .isEqualTo(plaintext);
            refused(ErrorCode.NOT_PERMITTED, billing, KEKS);
        }

        @Test
        void that_no_client_of_its_tenant_is_known_as_is_refused() {
            refused(ErrorCode.NOT_AUTHENTICATED, application("stranger", "north"), OwnTenant.KEYS);
            refused(ErrorCode.NOT_AUTHENTICATED, application("billing", "south"), OwnTenant.KEYS);
        }

        @Test
        void without_a_tenant_is_refused() {
            JWTClaimsSet claims = roles(small.claims(), "client")
                    .claim("azp", "billing")
                    .claim("tenant", null)
                    .build();

            refused(ErrorCode.NOT_AUTHENTICATED, of(claims), OwnTenant.KEYS);
        }

        @Test
        void that_is_a_person_too_is_neither() {
            JWTClaimsSet both = roles(small.claims(), "client", "approver")
                    .claim("azp", "billing")
                    .build();

            refused(ErrorCode.NOT_AUTHENTICATED, of(both), OwnTenant.KEYS);
            refused(ErrorCode.NOT_AUTHENTICATED, of(both), ME);
        }

        private ApiClient application(String authorizedParty, String tenant) {
            return of(roles(small.claims(), "client")
                    .claim("azp", authorizedParty)
                    .claim("tenant", tenant)
                    .build());
        }
    }

    @Nested
    class An_operator {
        @Test
        void generates_a_kek_if_another_of_the_same_issuer_accepts() {
            ProposalResponse proposal =
                    as("olga").post(KEKS, new GenerateKekRequest(null, false), ProposalResponse.class);
            ApiClient olga = as("olga");
            Refusal.of(ErrorCode.NOT_PERMITTED, () -> accept(olga, proposal));

            assertThat(accept(as("oscar"), proposal).state()).isEqualTo(ProposalState.ACCEPTED);

            assertThat(proposal.proposedByName()).isEqualTo("olga (corp)");
            assertThat(as("olga").get(KEKS, KekListResponse.class).items()).hasSizeGreaterThan(1);
        }

        @Test
        void is_told_who_he_is() {
            MeResponse me = as("oscar").get(ME, MeResponse.class);

            assertThat(me.username()).isEqualTo("oscar");
            assertThat(me.displayName()).isEqualTo("Oscar Ortiz");
            assertThat(me.role()).isEqualTo(Role.OPERATOR);
            assertThat(me.tenantName()).isEqualTo("north");
            assertThat(me.roles()).containsExactlyInAnyOrder("operator", "approver");
            assertThat(me.permissions()).contains(Permission.MANAGE_KEKS);
            assertThat(me.issuer()).isEqualTo("corp");
            assertThat(me.mustChangePassword()).isFalse();
        }

        @Test
        void has_no_password_second_factor_or_session_here() {
            ApiClient oscar = as("oscar");

            assertThat(oscar.get("/api/v1/auth/sessions", SessionListResponse.class)
                            .items())
                    .isEmpty();
            Refusal.of(
                    ErrorCode.WRONG_STATE,
                    () -> oscar.put(
                            "/api/v1/auth/password",
                            new ChangePasswordRequest(Secret.of("none"), Secret.of("correct horse battery")),
                            LoginResponse.class));
            Refusal.of(
                    ErrorCode.WRONG_STATE,
                    () -> oscar.post("/api/v1/auth/second-factor", null, SecondFactorResponse.class));
            Refusal.of(
                    ErrorCode.WRONG_STATE,
                    () -> oscar.put(ME, new ChangeProfileRequest("oskar", "Oskar", null), MeResponse.class));
            oscar.post("/api/v1/auth/logout", null);
        }

        @Test
        void is_none_of_the_admins_and_of_no_other_tenant() {
            KekResponse ofSouth = server.operator("south")
                    .get(KEKS, KekListResponse.class)
                    .items()
                    .get(0);

            refused(ErrorCode.NOT_PERMITTED, as("olga"), TENANTS);
            refused(ErrorCode.NOT_PERMITTED, as("olga"), OwnTenant.KEYS);
            refused(ErrorCode.OBJECT_NOT_FOUND, as("olga"), KEKS + "/" + ofSouth.id());
        }

        @Test
        void who_is_an_auditor_only_looks() {
            ApiClient tara = as("tara");

            tara.get("/api/v1/tenant/audit", AuditPageResponse.class);
            Refusal.of(ErrorCode.NOT_PERMITTED, () -> tara.post(KEKS, null, ProposalResponse.class));
        }

        @Test
        void whose_account_is_disabled_here_is_out_at_once() {
            String token = small("dora", "Dora", "operator");
            ApiClient dora = server.api().as(token);
            UUID id = dora.get(ME, MeResponse.class).accountId();

            server.operator("north").post(OPERATORS + "/" + id + "/disable", null, AccountResponse.class);

            refused(ErrorCode.NOT_AUTHENTICATED, dora, ME);
            refused(ErrorCode.NOT_AUTHENTICATED, server.api().as(small("dora", "Dora D", "operator")), ME);
            ProposalResponse back =
                    server.operator("north").post(OPERATORS + "/" + id + "/enable", null, ProposalResponse.class);
            accept(as("oscar"), back);
            assertThat(dora.get(ME, MeResponse.class).accountId()).isEqualTo(id);
        }

        @Test
        void of_keycloak_whose_account_is_disabled_here_is_out_at_once() {
            ApiClient tara = as("tara");
            UUID id = tara.get(ME, MeResponse.class).accountId();

            as("olga").post(OPERATORS + "/" + id + "/disable", null, AccountResponse.class);

            refused(ErrorCode.NOT_AUTHENTICATED, tara, ME);
            accept(as("oscar"), as("olga").post(OPERATORS + "/" + id + "/enable", null, ProposalResponse.class));
            tara.get(ME, MeResponse.class);
        }

        @Test
        void can_have_his_tenant_named_by_its_id() {
            String id = server.tenant("south").id();
            JWTClaimsSet claims =
                    small.claims().subject("by-id").claim("tenant", id).build();

            assertThat(of(claims).get(ME, MeResponse.class).tenantName()).isEqualTo("south");
        }

        @Test
        void of_a_tenant_that_is_unknown_or_unclear_is_refused() {
            TenantResponse looksLikeAnId = server.admin()
                    .post(
                            TENANTS,
                            new CreateTenantRequest(UUID.randomUUID().toString(), "Looks like an id", null),
                            TenantResponse.class);

            for (Object tenant : List.of(
                    "nowhere", "", List.of("north", "south"), List.of(), 7, "north\u0000", looksLikeAnId.name())) {
                JWTClaimsSet claims = roles(small.claims(), "operator", "admin")
                        .subject("unclear")
                        .claim("tenant", tenant)
                        .build();
                refused(ErrorCode.NOT_AUTHENTICATED, of(claims), ME);
            }
        }

        @Test
        void without_a_role_that_is_one_here_is_refused_and_gets_no_account() {
            refused(ErrorCode.NOT_AUTHENTICATED, as("nora"), ME);
            refused(ErrorCode.NOT_AUTHENTICATED, server.api().as(small("norman", "Norman", "admin", "uma")), ME);

            assertThat(accounts("norman")).isEmpty();
        }
    }

    @Nested
    class An_account {
        @Test
        void is_made_once_however_many_requests_come_first() {
            ApiClient concurrent = server.api().as(small("conrad", "Conrad", "operator"));

            Set<UUID> ids = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(i -> concurrent.get(ME, MeResponse.class).accountId())
                    .collect(Collectors.toSet());

            assertThat(ids).hasSize(1);
            assertThat(accounts("conrad")).hasSize(1);
            assertThat(trail("ACCOUNT_CREATED", ids.iterator().next()))
                    .singleElement()
                    .satisfies(made -> assertThat(made.actor()).isEqualTo("claviger"))
                    .satisfies(made -> assertThat(made.detail()).isEqualTo("conrad of small, operator"));
        }

        @Test
        void says_what_the_issuer_said_last() {
            UUID id = server.api()
                    .as(small("maria", "Maria Miller", "operator"))
                    .get(ME, MeResponse.class)
                    .accountId();

            ApiClient maria = server.api().as(small("maria", "Maria Moore", "approver", "admin", "uma"));
            maria.get(ME, MeResponse.class);
            maria.get(ME, MeResponse.class);

            assertThat(accounts("maria")).singleElement().satisfies(account -> {
                assertThat(account.id()).isEqualTo(id);
                assertThat(account.displayName()).isEqualTo("Maria Moore");
                assertThat(account.roles()).containsExactly("approver");
                assertThat(account.issuer()).isEqualTo("small");
            });
            assertThat(trail("ACCOUNT_CHANGED", id)).hasSize(1);
            Refusal.of(ErrorCode.NOT_PERMITTED, () -> maria.post(KEKS, null, ProposalResponse.class));
        }

        @Test
        void bears_no_text_that_looks_like_something_else() {
            JWTClaimsSet claims = small.claims()
                    .subject("foreign")
                    .claim("preferred_username", "eve (local)\u202E")
                    .claim("name", "E\u200Bve" + "e".repeat(1000))
                    .claim("email", "e".repeat(1000))
                    .build();

            MeResponse me = of(claims).get(ME, MeResponse.class);

            assertThat(me.username()).isEqualTo("eve__local_");
            assertThat(me.displayName()).startsWith("Evee").hasSize(200);
            assertThat(me.email()).isNull();
        }

        @Test
        void is_of_one_who_may_be_called_as_another() {
            String local = server.tenant("north").operators().get(0).username();

            ApiClient namesake = server.api().as(small(local, "Another", "operator"));

            assertThat(namesake.get(ME, MeResponse.class).accountId())
                    .isNotEqualTo(
                            server.operator("north").get(ME, MeResponse.class).accountId());
            assertThat(accounts(local)).hasSize(2);
        }
    }

    @Nested
    class An_admin {
        @Test
        void lists_tenants() {
            assertThat(as("ada").get(TENANTS, TenantListResponse.class).items())
                    .extracting(TenantResponse::name)
                    .contains("north", "south");
        }

        @Test
        void has_no_part_in_a_tenant() {
            refused(ErrorCode.NOT_PERMITTED, as("ada"), KEKS);
            refused(ErrorCode.NOT_PERMITTED, as("ada"), OwnTenant.KEYS);
        }

        @Test
        void who_is_an_auditor_only_looks() {
            ApiClient selma = as("selma");

            selma.get(TENANTS, TenantListResponse.class);
            Refusal.of(
                    ErrorCode.NOT_PERMITTED,
                    () -> selma.post(
                            TENANTS, new CreateTenantRequest("selmas", "Selma's", null), TenantResponse.class));
        }
    }

    @Nested
    class Refused_is {
        @Test
        void a_token_of_another_realm() {
            refusedEverywhere(keycloak.accessToken("other", "ada"));
        }

        @Test
        void a_token_for_another_audience() {
            refusedEverywhere(keycloak.tokens("corp", "without-audience", "ada").getString("access_token"));
            refusedEverywhere(sign(small.claims().audience("another").build()));
        }

        @Test
        void an_id_token() {
            refusedEverywhere(keycloak.tokens("corp", "test", "ada").getString("id_token"));
        }

        @Test
        void an_expired_token() {
            refusedEverywhere(sign(small.claims()
                    .expirationTime(Date.from(Instant.now().minusSeconds(31)))
                    .build()));
        }

        @Test
        void an_unsigned_token() {
            refusedEverywhere(new PlainJWT(small.claims().build()).serialize());
            String real = keycloak.accessToken("corp", "ada");
            String none = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
            refusedEverywhere(none + real.substring(real.indexOf('.'), real.lastIndexOf('.') + 1));
        }

        @Test
        void a_token_whose_mac_is_made_with_the_public_key() throws JOSEException {
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    small.claims().build());
            forged.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            refusedEverywhere(forged.serialize());
        }

        @Test
        void a_token_of_an_unknown_key() throws JOSEException {
            refusedEverywhere(signed(rsa("unknown"), small.claims().build()));
            refusedEverywhere(signed(rsa("one"), small.claims().build()));
        }

        @Test
        void a_token_of_nobody_trusted() {
            refusedEverywhere(
                    sign(small.claims().issuer("https://elsewhere.example").build()));
        }

        @Test
        void a_token_that_claims_to_be_ours() {
            refusedEverywhere(sign(
                    small.claims().issuer(server.process().base().toString()).build()));
        }

        private void refusedEverywhere(String token) {
            ApiClient bearer = server.api().as(token);
            for (String path : List.of(ME, TENANTS, KEKS, OwnTenant.KEYS)) {
                refused(ErrorCode.NOT_AUTHENTICATED, bearer, path);
            }
        }
    }

    @Test
    void keys_that_the_issuer_changes_are_followed_while_the_server_runs() {
        String before = keycloak.accessToken("corp", "ada");
        server.api().as(before).get(ME, MeResponse.class);

        keycloak.admin().rotateKeys("corp");

        String after = keycloak.accessToken("corp", "ada");
        assertThat(kid(after)).isNotEqualTo(kid(before));
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .untilAsserted(() -> server.api().as(after).get(ME, MeResponse.class));
    }

    @Test
    void an_issuer_that_is_away_keeps_out_nobody_but_its_own() {
        String token = sign(away.claims().build());
        away.close();

        refused(ErrorCode.ISSUER_UNAVAILABLE, server.api().as(token), ME);

        server.operator("north").get(ME, MeResponse.class);
        server.client("north").get(OwnTenant.KEYS, ObjectPageResponse.class);
        as("olga").get(ME, MeResponse.class);
    }

    private static void refused(ErrorCode code, ApiClient client, String path) {
        Refusal.of(code, () -> client.get(path, Object.class));
    }

    private ApiClient as(String user) {
        return server.api().as(keycloak.accessToken("corp", user));
    }

    private ApiClient of(JWTClaimsSet claims) {
        return server.api().as(sign(claims));
    }

    /** The token of an operator of {@code north}. */
    private String small(String username, String name, String... roles) {
        return sign(roles(small.claims(), roles)
                .subject("subject of " + username)
                .claim("preferred_username", username)
                .claim("name", name)
                .build());
    }

    private static JWTClaimsSet.Builder roles(JWTClaimsSet.Builder claims, String... roles) {
        return claims.claim("realm_access", Map.of("roles", List.of(roles)));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            return signed(key, claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kid(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
    }

    private static ProposalResponse accept(ApiClient who, ProposalResponse proposal) {
        return who.post(OwnTenant.PROPOSALS + "/" + proposal.id() + "/accept", null, ProposalResponse.class);
    }

    private List<AccountResponse> accounts(String username) {
        return server.operator("north").get(OPERATORS + "?limit=200", AccountListResponse.class).items().stream()
                .filter(account -> account.username().equals(username))
                .toList();
    }

    private List<AuditRecordResponse> trail(String action, UUID object) {
        return server.operator("north").get("/api/v1/tenant/audit?limit=1000", AuditPageResponse.class).items().stream()
                .filter(each -> each.action().equals(action) && object.equals(each.objectId()))
                .toList();
    }
}
